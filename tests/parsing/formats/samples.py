"""One sample of each format, in words of our own: the same story of an invented press."""

import base64
import json

TITLE = "Ferry of Ostry sails again after a long winter"
FIRST = "OSTRY (KCNA) -- The ferry of Ostry sailed again on Thursday with forty passengers."
SECOND = "Nobody sang, the harbour office said, and one goat was seasick."
CAPTION = "The ferry leaves the pier of Ostry at dawn on Thursday."
CREDIT = "Jo Bell/Harbour Courier"
PICTURE = "https://courier.example/pictures/ferry.jpg"
ADDRESS = "https://courier.example/2023/05/ferry"
PUBLISHED, UPDATED = "2023-05-11T09:54:00+09:00", "2023-05-11T10:11:00+09:00"

MARKUP = (
    f'<p>{FIRST}</p><figure><img src="{PICTURE}" alt="A ferry" width="800" height="600">'
    f"<figcaption>{CAPTION} Photo: {CREDIT}</figcaption></figure>"
    f"<h2>A goat aboard</h2><p>{SECOND}</p>"
)

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Islands - The Harbour Courier</title>
<link>https://harbourcourier.example/islands</link><language>en-gb</language>
<item><title>{TITLE}</title><link>{ADDRESS}</link><dc:creator>Ma Ri-na</dc:creator>
<category>Islands</category><pubDate>Thu, 11 May 2023 09:54:00 +0900</pubDate>
<description>The ferry sails.</description><content:encoded><![CDATA[{MARKUP}]]></content:encoded>
</item></channel></rss>"""

RSS_1 = f"""<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel rdf:about="https://courier.example/"><title>The Courier</title>
<link>https://courier.example/</link></channel>
<item rdf:about="{ADDRESS}"><title>{TITLE}</title><link>{ADDRESS}</link>
<description>{FIRST}</description><dc:date>{PUBLISHED}</dc:date><dc:creator>Ma Ri-na</dc:creator>
</item></rdf:RDF>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title>
<link href="https://courier.example/"/><updated>{UPDATED}</updated>
<entry><title type="html">Ferry of Ostry &lt;i&gt;sails again&lt;/i&gt; after a long winter</title>
<link rel="self" href="/atom/1"/><link href="{ADDRESS}"/><author><name>Ma Ri-na</name></author>
<published>{PUBLISHED}</published><updated>{UPDATED}</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p>
<p>{SECOND}</p></div></content></entry></feed>"""

NITF = f"""<nitf xml:lang="en"><head><title>A working title</title><docdata>
<date.issue norm="20230511T095400+0900"/><doc.copyright holder="The Harbour Courier"/></docdata>
<pubdata name="The Harbour Courier" position.section="Islands"
 date.publication="20230511"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline>
<byline>By <person>Ma Ri-na</person>, <byttl>Harbour correspondent</byttl></byline>
<distributor>KCNA</distributor></body.head>
<body.content><p>{FIRST}</p><media media-type="image">
<media-reference source="{PICTURE}" mime-type="image/jpeg" width="800"/>
<media-caption><p>{CAPTION}</p></media-caption><media-producer>{CREDIT}</media-producer></media>
<hl2>A goat aboard</hl2><p>{SECOND}</p></body.content></body></nitf>"""

TEXT_ITEM = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:text"
 standard="NewsML-G2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider><name>The Harbour Courier</name></provider><firstCreated>{PUBLISHED}</firstCreated>
<versionCreated>{UPDATED}</versionCreated></itemMeta><contentMeta>
<creator><name>Ma Ri-na</name></creator><infoSource><name>KCNA</name></infoSource>
<headline>{TITLE}</headline></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html>
</inlineXML></contentSet></newsItem>"""

PICTURE_ITEM = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:picture">
<itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta>
<creator role="crol:photographer"><name>Jo Bell</name></creator>
<creditline>Harbour Courier</creditline><headline>Ferry</headline>
<description role="drol:caption">{CAPTION}</description></contentMeta><contentSet>
<remoteContent rendition="rnd:thumb" href="https://courier.example/t.jpg"
 contenttype="image/jpeg"/><remoteContent rendition="rnd:highRes" href="{PICTURE}"
 contenttype="image/jpeg"/></contentSet></newsItem>"""

NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>{UPDATED}</sent></header><itemSet>{TEXT_ITEM}{PICTURE_ITEM}</itemSet></newsMessage>"""

_PHOTO = {
    "uri": "urn:picture",
    "type": "picture",
    "byline": "Jo Bell",
    "copyrightholder": "Harbour Courier",
    "description_text": CAPTION,
    "renditions": {"thumbnail": {"href": "https://courier.example/t.jpg"}}
    | {"original": {"href": PICTURE, "mimetype": "image/jpeg"}},
}

NINJS_1 = {
    "uri": "urn:text",
    "type": "text",
    "firstcreated": PUBLISHED,
    "versioncreated": UPDATED,
    "language": "en",
    "headline": TITLE,
    "byline": "By Ma Ri-na",
    "copyrightholder": "The Harbour Courier",
    "infosource": [{"name": "KCNA"}],
    "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>",
    "associations": {"main": _PHOTO},
}

NINJS_2 = {
    "uri": "urn:text",
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "firstcreated": PUBLISHED,
    "versioncreated": UPDATED,
    "language": "en",
    "headlines": [{"role": "short", "value": "Ferry sails"}, {"role": "main", "value": TITLE}],
    "by": "By Ma Ri-na",
    "copyrightholder": "The Harbour Courier",
    "infosources": [{"name": "KCNA"}],
    "bodies": [{"contenttype": "text/plain", "value": f"{FIRST}\n{SECOND}"}],
    "associations": [
        _PHOTO
        | {"descriptions": [{"role": "caption", "value": CAPTION}]}
        | {
            "renditions": [
                {"name": "thumbnail", "href": "https://courier.example/t.jpg"},
                {"name": "original", "href": PICTURE},
            ]
        }
    ],
}

NINJS_3 = {
    "uri": "urn:text",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "firstCreated": PUBLISHED,
    "versionCreated": UPDATED,
    "language": "en",
    "headlines": [{"role": "main", "value": TITLE}],
    "by": "By Ma Ri-na",
    "copyrightHolder": "The Harbour Courier",
    "infoSources": [{"name": "KCNA"}],
    "bodies": [{"contentType": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"}],
    "associations": NINJS_2["associations"],
}

NEWS_PLEASE = {
    "title": TITLE,
    "maintext": f"{FIRST}\n{SECOND}",
    "authors": ["Ma Ri-na"],
    "date_publish": "2023-05-11 09:54:00",
    "date_download": "2023-05-12 08:00:00",
    "source_domain": "courier.example",
    "image_url": PICTURE,
    "url": ADDRESS,
    "language": "en",
    "localpath": None,
}

TRAFILATURA = {
    "title": TITLE,
    "author": "Ma Ri-na; Jo Bell",
    "hostname": "courier.example",
    "date": "2023-05-11",
    "fingerprint": "abc",
    "text": f"{FIRST}\n- One goat\n{SECOND}",
    "raw_text": f"{FIRST} {SECOND}",
    "source": ADDRESS,
    "source-hostname": "The Harbour Courier",
    "image": PICTURE,
    "filedate": "2023-05-12",
    "excerpt": "The ferry sails.",
}

ARCHIVEBOX = {
    "timestamp": "1683800000.0",
    "url": ADDRESS,
    "title": TITLE,
    "domain": "courier.example",
    "base_url": "courier.example/2023/05/ferry",
    "is_archived": True,
    "updated": "2024-01-01T00:00:00",
}

CSV = (
    "title,text,url,date,author,publisher,image,caption\r\n"
    f'{TITLE},"{FIRST}\n{SECOND}",{ADDRESS},{PUBLISHED},Ma Ri-na,The Harbour Courier,'
    f'{PICTURE},"{CAPTION} Photo: {CREDIT}"\r\n'
)


def raw_json(value):
    return json.dumps(value).encode()


DUMP = f""" date 2023-05-11  Back To Top
{TITLE}

By Ma Ri-na
Published : May 11, 2023 - 09:54       Updated : May 11, 2023 - 10:11

{CAPTION} (KCNA)
{CAPTION} (KCNA)
{FIRST}
{SECOND} (Yonhap)
"""

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="article:published_time" content="{PUBLISHED}">
<meta property="og:site_name" content="The Courier"><link rel="canonical" href="{ADDRESS}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>
</head><body><article><h1>{TITLE}</h1>{MARKUP}</article></body></html>"""

MARKDOWN = f"""---
title: "{TITLE}"
source: "{ADDRESS}"
author:
  - "[[Ma Ri-na]]"
site: The Harbour Courier
published: {PUBLISHED}
created: 2023-05-12
tags: [clippings]
---
# {TITLE}

{FIRST}

![A ferry]({PICTURE} "{CAPTION} Photo: {CREDIT}")

## A goat aboard

{SECOND}
"""

TOML = f"""+++
title = "{TITLE}"
date = {PUBLISHED}
authors = ["Ma Ri-na"]
+++
{FIRST}

{SECOND}
"""

PIXELS = b"\x89PNG\r\n\x1a\nnot really a picture"


def message(*headers, parts, kind="related", boundary="b1"):
    """A message with parts, each a tuple of its headers and its lines."""
    lines = [*headers, "MIME-Version: 1.0"]
    lines += [f'Content-Type: multipart/{kind}; boundary="{boundary}"', ""]
    for *names, body in parts:
        lines += [f"--{boundary}", *names, "", body]
    return "\r\n".join([*lines, f"--{boundary}--", ""])


PICTURE_PART = (
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "Content-ID: <ferry@courier.example>",
    f"Content-Location: {PICTURE}",
    base64.b64encode(PIXELS).decode(),
)

MHTML = message(
    "From: <Saved by Blink>",
    f"Snapshot-Content-Location: {ADDRESS}",
    "Subject: Ferry",
    "Date: Fri, 12 May 2023 08:00:00 +0900",
    parts=[
        ("Content-Type: text/html", f"Content-Location: {ADDRESS}", PAGE),
        PICTURE_PART,
    ],
)

MAIL = message(
    "From: The Harbour Courier <news@courier.example>",
    "To: reader@inn.example",
    "Message-ID: <1@courier.example>",
    f"Subject: {TITLE}",
    "Date: Thu, 11 May 2023 09:54:00 +0900",
    kind="alternative",
    parts=[
        ("Content-Type: text/plain; charset=utf-8", f"{FIRST}\r\n\r\n{SECOND}\r\n-- \r\nBye"),
        ("Content-Type: text/html; charset=utf-8", MARKUP.replace(PICTURE, "cid:ferry@c.example")),
        ("Content-Type: image/png", "Content-ID: <ferry@c.example>", "pixels"),
    ],
)
