"""Make the curators' group, with what its members may do."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.annotating.roles import make_curators_group


def make_group(apps, schema_editor):
    # Permissions are made after all migrations have run; the group needs them now.
    create_permissions(installed.get_app_config("articles"), verbosity=0)
    make_curators_group()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_start"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
