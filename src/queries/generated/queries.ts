// Written by src/queries/generate.ts from the "briefing" contract; run that file instead of editing.
import {defineQuery} from 'groq'

/** The home page: beats by vertical, and the clusters. */
export const homeQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "verticals": *[_type == "vertical" && defined(title)] | order(order asc, title asc, _id asc) {
    _id, _type, title, "slug": slug.current, description,
    "beats": *[_type == "beat" && defined(title) && defined(slug.current) && vertical._ref == ^._id] | order(title asc, _id asc) {
      _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision},
      "parentBeat": parentBeat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
      "newestTake": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0]{_id, _type, headline, "slug": slug.current, publishedAt}
    }
  },
  "unfiledBeats": *[_type == "beat" && defined(title) && defined(slug.current) && !defined(vertical->_id)] | order(title asc, _id asc) {
    _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision},
    "parentBeat": parentBeat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
    "newestTake": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0]{_id, _type, headline, "slug": slug.current, publishedAt}
  },
  "clusters": *[_type == "cluster" && defined(title) && defined(slug.current)] | order(title asc, _id asc) {
    _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, description,
    "beatCount": count(*[_type == "beat" && defined(title) && defined(slug.current) && cluster._ref == ^._id])
  }
}`)

/** One beat and everything its page shows. Takes `$slug`. */
export const beatQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision}, _updatedAt, owner,
    "vertical": vertical->{_id, _type, title, "slug": slug.current},
    "parentBeat": parentBeat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
    "subBeats": *[_type == "beat" && defined(title) && defined(slug.current) && parentBeat._ref == ^._id] | order(title asc, _id asc) {_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
    "cluster": cluster->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
    clusterScope,
    "clusterMembers": clusterMembers[]->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
    rosterStatement,
    "roster": roster[]->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, kind},
    "sections": [
      {"key": "whatItIs", "heading": "What it is", "kind": "prose", "content": whatItIs},
      {"key": "history", "heading": "History", "kind": "prose", "content": history},
      {"key": "currentState", "heading": "Current state", "kind": "prose", "content": currentState},
      {"key": "relationships", "heading": "Relationships", "kind": "prose", "content": relationships},
      {"key": "watch", "heading": "What to watch", "kind": "watch", "content": watch}
    ]{
      key, heading, kind,
      kind == "prose" => {"body": content[]{
          _key, _type, style,
          "children": children[]{_key, _type, text, marks},
          "markDefs": markDefs[]{
            _key, _type,
            _type == "crossReference" => {relation, facet, "target": target->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt, kind}},
            _type == "sourceCitation" => {"source": source->{_id, _type, name, work, date, datePrecision, url}}
          }
      }},
      kind == "watch" => {
        "items": content[]{
          _key, status, resolvedOn,
          "body": body[]{
            _key, _type, style,
            "children": children[]{_key, _type, text, marks},
            "markDefs": markDefs[]{
              _key, _type,
              _type == "crossReference" => {relation, facet, "target": target->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt, kind}},
              _type == "sourceCitation" => {"source": source->{_id, _type, name, work, date, datePrecision, url}}
            }
          },
          "resolvedBy": resolvedBy->{_id, _type, headline, "slug": slug.current, publishedAt}
        }
      }
    },
    "sources": sources[]->{_id, _type, name, work, date, datePrecision, url},
    "takeCount": count(*[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref]),
    "takes": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0..11] {
      _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
      "role": beats[beat._ref == ^.^._id][0].role
    },
    "citedBy": *[references(^._id) && defined(slug.current) && (_type == "take" && defined(headline) && ^._id in body[].markDefs[].target._ref || _type == "beat" && defined(title))]
    | order(coalesce(publishedAt, asOf.date) desc, _id asc) [0..14] {
      _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt,
      "passages": [
        {"section": "What it is", "prose": whatItIs},
        {"section": "History", "prose": history},
        {"section": "Current state", "prose": currentState},
        {"section": "Relationships", "prose": relationships},
        {"section": "What to watch", "prose": watch[].body[]},
        {"section": null, "prose": body}
      ]{
        section,
        "blocks": prose[count(markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id]) > 0]{
          "mark": markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id][0]{_key, relation, facet},
          "children": children[]{text, marks}
        }
      }[count(blocks) > 0]
    }[count(passages) > 0]
  }
}`)

/** One take and everything its page shows. Takes `$slug`. */
export const takeQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "take": *[_type == "take" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, headline, "slug": slug.current, dek, publishedAt, byline, _updatedAt,
    "corrections": corrections[] | order(date desc, _key asc) {_key, date, text},
    "beats": beats[]{_key, role, "beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}},
    "body": body[]{
      _key, _type,
      _type == "block" => {
        style, listItem, level,
        "children": children[]{_key, _type, text, marks},
        "markDefs": markDefs[]{
          _key, _type,
          _type == "crossReference" => {relation, facet, "target": target->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt, kind}},
          _type == "sourceCitation" => {"source": source->{_id, _type, name, work, date, datePrecision, url}},
          _type == "link" => {href}
        }
      },
      _type == "figure" => {
        alt, caption, credit,
        "image": asset->{url, "width": metadata.dimensions.width, "height": metadata.dimensions.height}
      }
    },
    "subjects": subjects[]->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, kind},
    "sources": sources[]->{_id, _type, name, work, date, datePrecision, url},
    "settles": *[_type == "beat" && defined(title) && defined(slug.current) && references(^._id) && ^._id in watch[].resolvedBy._ref] | order(title asc, _id asc) {
      _id, _type, "title": coalesce(headline, title, name), "slug": slug.current,
      "items": watch[resolvedBy._ref == ^.^._id]{_key, status, resolvedOn, "text": pt::text(body)}
    },
    "citedBy": *[references(^._id) && defined(slug.current) && (_type == "take" && defined(headline) && ^._id in body[].markDefs[].target._ref || _type == "beat" && defined(title))]
    | order(coalesce(publishedAt, asOf.date) desc, _id asc) [0..14] {
      _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt,
      "passages": [
        {"section": "What it is", "prose": whatItIs},
        {"section": "History", "prose": history},
        {"section": "Current state", "prose": currentState},
        {"section": "Relationships", "prose": relationships},
        {"section": "What to watch", "prose": watch[].body[]},
        {"section": null, "prose": body}
      ]{
        section,
        "blocks": prose[count(markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id]) > 0]{
          "mark": markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id][0]{_key, relation, facet},
          "children": children[]{text, marks}
        }
      }[count(blocks) > 0]
    }[count(passages) > 0]
  }
}`)

/** One subject: who lists it, covers it and cites it. Takes `$slug`. */
export const subjectQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "subject": *[_type == "subject" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, _updatedAt, name, "slug": slug.current, kind, aliases, description,
    "beats": *[_type == "beat" && defined(title) && defined(slug.current) && references(^._id) && ^._id in roster[]._ref] | order(title asc, _id asc) {_id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision}},
    "takeCount": count(*[_type == "take" && defined(headline) && defined(slug.current) && ^._id in subjects[]._ref]),
    "takes": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in subjects[]._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0..49] {_id, _type, headline, "slug": slug.current, dek, publishedAt, byline},
    "citedBy": *[references(^._id) && defined(slug.current) && (_type == "take" && defined(headline) && ^._id in body[].markDefs[].target._ref || _type == "beat" && defined(title))]
    | order(coalesce(publishedAt, asOf.date) desc, _id asc) [0..14] {
      _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt,
      "passages": [
        {"section": "What it is", "prose": whatItIs},
        {"section": "History", "prose": history},
        {"section": "Current state", "prose": currentState},
        {"section": "Relationships", "prose": relationships},
        {"section": "What to watch", "prose": watch[].body[]},
        {"section": null, "prose": body}
      ]{
        section,
        "blocks": prose[count(markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id]) > 0]{
          "mark": markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id][0]{_key, relation, facet},
          "children": children[]{text, marks}
        }
      }[count(blocks) > 0]
    }[count(passages) > 0]
  }
}`)

/** One cluster: its beats with their takes. Takes `$slug`. */
export const clusterQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "cluster": *[_type == "cluster" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, _updatedAt, title, "slug": slug.current, aliases, description,
    "beats": *[_type == "beat" && defined(title) && defined(slug.current) && cluster._ref == ^._id] | order(title asc, _id asc) {
      _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision}, clusterScope,
      "takeCount": count(*[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref]),
      "takes": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0..9] {
        _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
        "role": beats[beat._ref == ^.^._id][0].role
      }
    },
    "citedBy": *[references(^._id) && defined(slug.current) && (_type == "take" && defined(headline) && ^._id in body[].markDefs[].target._ref || _type == "beat" && defined(title))]
    | order(coalesce(publishedAt, asOf.date) desc, _id asc) [0..14] {
      _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt,
      "passages": [
        {"section": "What it is", "prose": whatItIs},
        {"section": "History", "prose": history},
        {"section": "Current state", "prose": currentState},
        {"section": "Relationships", "prose": relationships},
        {"section": "What to watch", "prose": watch[].body[]},
        {"section": null, "prose": body}
      ]{
        section,
        "blocks": prose[count(markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id]) > 0]{
          "mark": markDefs[_type == "crossReference" && target._ref == ^.^.^.^._id][0]{_key, relation, facet},
          "children": children[]{text, marks}
        }
      }[count(blocks) > 0]
    }[count(passages) > 0]
  }
}`)

/** One vertical and its beats. Takes `$slug`. */
export const verticalQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "verticals": *[_type == "vertical" && defined(title) && defined(slug.current)] | order(order asc, title asc, _id asc) {
    _id, _type, "title": coalesce(headline, title, name), "slug": slug.current
  },
  "vertical": *[_type == "vertical" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, _updatedAt, title, "slug": slug.current, description,
    "beats": *[_type == "beat" && defined(title) && defined(slug.current) && vertical._ref == ^._id] | order(title asc, _id asc) {
      _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision},
      "parentBeat": parentBeat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
      "newestTake": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0]{_id, _type, headline, "slug": slug.current, publishedAt}
    }
  }
}`)

/** Takes of a span of time, a page at a time. Takes `$from`, `$to`, `$before` and `$after`. */
export const archiveQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "oldest": *[_type == "take" && defined(headline) && defined(slug.current) && publishedAt > "0" && publishedAt < ":"] | order(publishedAt asc, _id asc) [0]{_id, publishedAt},
  "newest": *[_type == "take" && defined(headline) && defined(slug.current) && publishedAt > "0" && publishedAt < ":"] | order(publishedAt desc, _id asc) [0]{_id, publishedAt},
  "undatedCount": select(coalesce((*[_type == "take" && defined(headline) && defined(slug.current)] | order(publishedAt desc, _id asc) [0]).publishedAt < ":", false) == false || coalesce((*[_type == "take" && defined(headline) && defined(slug.current)] | order(publishedAt asc, _id asc) [0]).publishedAt > "0", false) == false => count(*[_type == "take" && defined(headline) && defined(slug.current) && coalesce(publishedAt > "0" && publishedAt < ":", false) == false]), 0),
  "takes": *[_type == "take" && defined(headline) && defined(slug.current) && publishedAt >= $from && publishedAt < $to && (publishedAt < $before || (publishedAt == $before && _id > $after))] | order(publishedAt desc, _id asc) [0..50] {
    _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
    "beats": beats[]{"beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}}
  }
}`)

/** Takes without a date, by id, a page at a time. Takes `$after`. */
export const undatedQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "takes": *[_type == "take" && defined(headline) && defined(slug.current) && coalesce(publishedAt > "0" && publishedAt < ":", false) == false && _id > $after] | order(_id asc) [0..50] {
    _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
    "beats": beats[]{"beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}}
  }
}`)

/** All takes of one beat, a page at a time. Takes `$slug`, `$before` and `$after`. */
export const beatTakesQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision},
    "takeCount": count(*[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref]),
    "takes": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref][(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") < $before || (select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") == $before && _id > $after))] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0..50] {
      _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
      "role": beats[beat._ref == ^.^._id][0].role
    }
  }
}`)

/** The beat whose changes are listed. Takes `$slug`. */
export const beatChangesQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{_id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision}}
}`)

/** What holds all of the words. Takes `$text`, `$before` and `$after`. */
export const searchQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "standing": *[_type in ["beat", "subject", "cluster"] && defined(coalesce(title, name)) && defined(slug.current) && @ match text::query($text)]
  | score(boost([title, shortTitle, name, aliases] match text::query($text), 8), boost(dek match text::query($text), 3))
  | order(_score desc, _id asc) [0..9] {
    _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, kind,
    "summary": coalesce(dek, description)
  },
  "takes": *[_type == "take" && defined(headline) && defined(slug.current) && @ match text::query($text) && publishedAt > "0" && (publishedAt < $before || (publishedAt == $before && _id > $after))] | order(publishedAt desc, _id asc) [0..20] {
    _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
    "beats": beats[]{"beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}}
  },
  "undated": select(coalesce((*[_type == "take" && defined(headline) && defined(slug.current)] | order(publishedAt desc, _id asc) [0]).publishedAt < ":", false) == false || coalesce((*[_type == "take" && defined(headline) && defined(slug.current)] | order(publishedAt asc, _id asc) [0]).publishedAt > "0", false) == false => *[_type == "take" && defined(headline) && defined(slug.current) && coalesce(publishedAt > "0" && publishedAt < ":", false) == false && @ match text::query($text)] | order(_id asc) [0..49] {
      _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
      "beats": beats[]{"beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}}
    }, [])
}`)

/** The publication alone, for a page that shows no document. */
export const publicationQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  }
}`)

/** What to say where nothing is. Takes `$type`, `$slug`, and `$one` to `$three`. */
export const missingQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "verticals": *[_type == "vertical" && defined(title) && defined(slug.current)] | order(order asc, title asc, _id asc) {
    _id, _type, "title": coalesce(headline, title, name), "slug": slug.current
  },
  "moved": *[_type in ["beat", "take", "subject", "cluster", "vertical"] && _type == $type && $slug in formerSlugs && defined(slug.current)]
  | order(_updatedAt desc, _id asc) [0]{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
  "withdrawal": *[_type == "withdrawal" && documentType == $type && $slug in slugs] | order(withdrawnOn desc, _createdAt desc, _id asc) [0]{
    _id, _type, documentType, title, withdrawnOn, note,
    "again": *[_id == ^.document && _type == $type && defined(slug.current) && slug.current != $slug] [0]{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current},
    "beats": beats[]->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}
  },
  "standing": *[_type in ["beat", "subject", "cluster"] && defined(coalesce(title, name)) && defined(slug.current) && ([title, name, slug.current] match $one || [title, name, slug.current] match $two || [title, name, slug.current] match $three)]
  | score([title, name, slug.current] match $one, [title, name, slug.current] match $two, [title, name, slug.current] match $three)
  | order(_score desc, _id asc) [0..3] {_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, kind},
  "takes": *[_type == "take" && defined(headline) && defined(slug.current) && [headline, slug.current] match $one && [headline, slug.current] match $two] | order(publishedAt desc, _id asc) [0..3] {
    _id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt
  }
}`)

/** The newest takes, for the news sitemap. Takes `$since`. */
export const newsQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "takes": *[_type == "take" && defined(headline) && defined(slug.current) && publishedAt >= $since] | order(publishedAt desc, _id asc) [0..999] {_id, _type, "slug": slug.current, publishedAt, headline}
}`)

/** What an edition of one beat is made from. Takes `$id`. */
export const editionQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "sender": *[_type == "publication" && _id == "publication"][0].emailSender{name, address},
  "beat": *[_type == "beat" && _id == $id] | order(_id asc) [0]{
    _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision}, _rev, emailSubject,
    "vertical": vertical->{_id, _type, title, "slug": slug.current},
    "sections": [
      {"key": "whatItIs", "heading": "What it is", "kind": "prose", "content": whatItIs},
      {"key": "history", "heading": "History", "kind": "prose", "content": history},
      {"key": "currentState", "heading": "Current state", "kind": "prose", "content": currentState},
      {"key": "relationships", "heading": "Relationships", "kind": "prose", "content": relationships},
      {"key": "watch", "heading": "What to watch", "kind": "watch", "content": watch}
    ]{
      key, heading, kind,
      kind == "prose" => {"body": content[]{
          _key, _type, style,
          "children": children[]{_key, _type, text, marks},
          "markDefs": markDefs[]{
            _key, _type,
            _type == "crossReference" => {relation, facet, "target": target->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt, kind}},
            _type == "sourceCitation" => {"source": source->{_id, _type, name, work, date, datePrecision, url}}
          }
      }},
      kind == "watch" => {
        "items": content[]{
          _key, status, resolvedOn,
          "body": body[]{
            _key, _type, style,
            "children": children[]{_key, _type, text, marks},
            "markDefs": markDefs[]{
              _key, _type,
              _type == "crossReference" => {relation, facet, "target": target->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current, "date": publishedAt, kind}},
              _type == "sourceCitation" => {"source": source->{_id, _type, name, work, date, datePrecision, url}}
            }
          },
          "resolvedBy": resolvedBy->{_id, _type, headline, "slug": slug.current, publishedAt}
        }
      }
    },
    "sources": sources[]->{_id, _type, name, work, date, datePrecision, url},
    "takes": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref] | order(select(publishedAt > "0" && publishedAt < ":" => publishedAt, "") desc, _id asc) [0..11] {
      _id, _type, headline, "slug": slug.current, dek, publishedAt, byline,
      "role": beats[beat._ref == ^.^._id][0].role
    }
  }
}`)

/** The newest takes of the publication, for its feed. */
export const feedQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "takes": *[_type == "take" && defined(headline) && defined(slug.current) && defined(publishedAt)] | order(publishedAt desc, _id asc) [0..29] {
    _id, _type, headline, "slug": slug.current, dek, publishedAt, byline, _updatedAt,
    "beats": beats[]{"beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}}
  }
}`)

/** The newest takes of one beat, for its feed. Takes `$slug`. */
export const beatFeedQuery = defineQuery(`{
  "publication": *[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  },
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, title, shortTitle, "slug": slug.current, dek, asOf{date, precision},
    "takes": *[_type == "take" && defined(headline) && defined(slug.current) && ^._id in beats[].beat._ref][defined(publishedAt)] | order(publishedAt desc, _id asc) [0..29] {
      _id, _type, headline, "slug": slug.current, dek, publishedAt, byline, _updatedAt,
      "beats": beats[]{"beat": beat->{_id, _type, "title": coalesce(headline, title, name), "slug": slug.current}}
    }
  }
}`)

/** Every document with a page of its own, for sitemaps. Takes `$after`. */
export const sitemapQuery = defineQuery(`{
  "pages": *[_type in ["beat", "take", "subject", "cluster", "vertical"] && defined(slug.current) && defined(coalesce(headline, title, name)) && _id > $after] | order(_id asc) {
    _id, _type, "slug": slug.current, _updatedAt
  }
}`)
