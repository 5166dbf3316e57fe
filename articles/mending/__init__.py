"""Curators mend what was read wrongly: each mending one transaction, kept with who and when."""

from articles.mending.correcting import StaleArticle, correct
from articles.mending.crediting import Claim, correct_photo, correct_sources, move_credit
from articles.mending.joining import JoinPlan, join_articles, plan_join
from articles.mending.merging import MergePlan, merge_sources, plan_merge
from articles.mending.plans import CannotMend, StalePlan
from articles.mending.readdressing import readdress
from articles.mending.splitting import SplitPlan, plan_split, split_article

__all__ = [
    "CannotMend",
    "Claim",
    "JoinPlan",
    "MergePlan",
    "SplitPlan",
    "StaleArticle",
    "StalePlan",
    "correct",
    "correct_photo",
    "correct_sources",
    "join_articles",
    "merge_sources",
    "move_credit",
    "plan_join",
    "plan_merge",
    "plan_split",
    "readdress",
    "split_article",
]
