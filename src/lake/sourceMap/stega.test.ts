import {createRequire} from 'node:module'
import {stegaClean} from '@sanity/client/stega'
import {expect, test} from 'vitest'
import {startLake} from '../lakeUnderTest.ts'

const {resolve} = createRequire(import.meta.resolve('@sanity/client/stega'))
const {vercelStegaDecode} = (await import(resolve('@vercel/stega'))) as {
  vercelStegaDecode(text: string): {href: string} | undefined
}

const documents = [
  {
    _id: 'b1',
    _type: 'beat',
    title: 'Compute',
    dek: 'Who pays',
    desk: {_type: 'reference', _ref: 'd1'},
    hero: {caption: 'A rack', credit: {by: 'Ann'}},
    aliases: ['chips', 'racks', 'power'],
    people: [
      {_key: 'p1', _ref: 'a1'},
      {_key: 'p2', _ref: 'a2'},
    ],
    notes: [
      {_key: 'n1', line: 'First'},
      {_key: 'n2', line: 'Second'},
      {line: 'Keyless'},
      {_key: 'n1', line: 'Key again'},
    ],
    body: [
      {_key: 'k1', _type: 'block', style: 'normal', children: [{_key: 's1', _type: 'span', text: 'Hello '}]},
      {
        _key: 'k2',
        _type: 'block',
        style: 'normal',
        children: [
          {_key: 's1', _type: 'span', text: 'World'},
          {_key: 's2', _type: 'span', text: '!'},
        ],
      },
    ],
  },
  {_id: 'b2', _type: 'beat', title: 'Weights', dek: null, hero: {caption: 'Compute'}},
  {_id: 'd1', _type: 'desk', name: 'Machines', lead: {_ref: 'a1'}},
  {_id: 'a1', _type: 'person', name: 'Ada'},
  {_id: 'a2', _type: 'person', name: 'Bea'},
  {_id: 'drafts.b2', _type: 'beat', title: 'Weights, again', dek: 'A draft', hero: {caption: 'Compute'}},
  {_id: 'drafts.a2', _type: 'person', name: 'Beatrice'},
  {_id: 'versions.r1.b1', _type: 'beat', title: 'Compute in r1', hero: {caption: 'Later'}},
]

type Seen = Record<string, string>

/** Every string of the result that leads to the Studio: its place in the result, and the document and path it leads to. */
function links(value: unknown, path = ''): Seen {
  if (typeof value === 'string') {
    const href = vercelStegaDecode(value)?.href
    if (!href) return {}
    const {searchParams: asked} = new URL(href)
    const perspective = asked.get('perspective') ?? 'drafts'
    return {[path]: `${perspective} ${asked.get('type')} ${asked.get('id')} ${asked.get('path')}`}
  }
  if (typeof value !== 'object' || value === null) return {}
  const found = Object.entries(value).map(([name, item]) => links(item, path === '' ? name : `${path}.${name}`))
  return Object.assign({}, ...found) as Seen
}

async function start() {
  const lake = await startLake({documents})
  const frontend = lake.client('writer', {
    stega: {enabled: true, studioUrl: 'http://localhost:3333'},
    perspective: 'published',
  })
  const plain = lake.client('writer', {perspective: 'published'})
  return {
    ...lake,
    plain,
    async linksOf(query: string, params = {}, perspective: 'published' | 'drafts' | string[] = 'published') {
      const options = {perspective: perspective as 'drafts'}
      const marked: unknown = await frontend.fetch(query, params, options)
      expect(stegaClean(marked)).toEqual(await plain.fetch(query, params, options))
      return links(marked)
    },
  }
}

const of = (id: string, type: string) => (path: string) => `published ${type} ${id} ${path}`
const b1 = of('b1', 'beat')
const a1 = of('a1', 'person')

test.each<[string, string, Seen]>([
  ['a projection', '*[_id == "b1"]{title, "standfirst": dek}', {'0.title': b1('title'), '0.standfirst': b1('dek')}],
  [
    'a projection within another',
    '*[_id == "b1"][0]{hero{caption, "by": credit.by}}',
    {'hero.caption': b1('hero.caption'), 'hero.by': b1('hero.credit.by')},
  ],
  [
    'a dereference, and one behind it',
    '*[_id == "b1"][0]{desk->{name, "lead": lead->name}, "leader": desk->lead->name}',
    {'desk.name': of('d1', 'desk')('name'), 'desk.lead': a1('name'), leader: a1('name')},
  ],
  [
    'an array by keys, by index where a key is missing or not the only one',
    '*[_id == "b1"][0]{notes, "lines": notes[].line}',
    {
      'notes.0.line': b1('notes[0].line'),
      'notes.1.line': b1('notes[_key=="n2"].line'),
      'notes.2.line': b1('notes[2].line'),
      'notes.3.line': b1('notes[3].line'),
      'lines.0': b1('notes[0].line'),
      'lines.1': b1('notes[_key=="n2"].line'),
      'lines.2': b1('notes[2].line'),
      'lines.3': b1('notes[3].line'),
    },
  ],
  [
    'an array filtered, sliced and picked from',
    '*[_id == "b1"][0]{"two": notes[_key == "n2"].line, "first": aliases[0], "last": aliases[-1], "some": aliases[1..2], "end": notes[-1].line}',
    {
      'two.0': b1('notes[_key=="n2"].line'),
      first: b1('aliases[0]'),
      last: b1('aliases[2]'),
      'some.0': b1('aliases[1]'),
      'some.1': b1('aliases[2]'),
      end: b1('notes[3].line'),
    },
  ],
  [
    'references in an array',
    '*[_id == "b1"][0]{"names": people[]->name, people[]->{name}}',
    {
      'names.0': a1('name'),
      'names.1': of('a2', 'person')('name'),
      'people.0.name': a1('name'),
      'people.1.name': of('a2', 'person')('name'),
    },
  ],
  [
    'spans of portable text',
    '*[_id == "b1"][0]{body, "texts": body[].children[].text, "blocks": body[]{..., "spans": children[]{text}}}',
    {
      'body.0.children.0.text': b1('body[_key=="k1"].children[_key=="s1"].text'),
      'body.1.children.0.text': b1('body[_key=="k2"].children[_key=="s1"].text'),
      'body.1.children.1.text': b1('body[_key=="k2"].children[_key=="s2"].text'),
      'texts.0': b1('body[_key=="k1"].children[_key=="s1"].text'),
      'texts.1': b1('body[_key=="k2"].children[_key=="s1"].text'),
      'texts.2': b1('body[_key=="k2"].children[_key=="s2"].text'),
      'blocks.0.children.0.text': b1('body[_key=="k1"].children[_key=="s1"].text'),
      'blocks.1.children.0.text': b1('body[_key=="k2"].children[_key=="s1"].text'),
      'blocks.1.children.1.text': b1('body[_key=="k2"].children[_key=="s2"].text'),
    },
  ],
  [
    'select and coalesce',
    '*[_type == "beat"]{"line": select(title == "Compute" => dek, hero.caption), "or": coalesce(dek, title), "lead": coalesce(desk->name, "none")}',
    {
      '0.line': b1('dek'),
      '0.or': b1('dek'),
      '0.lead': of('d1', 'desk')('name'),
      '1.line': of('b2', 'beat')('hero.caption'),
      '1.or': of('b2', 'beat')('title'),
    },
  ],
  [
    'what stands behind an order, a slice and a second projection',
    '*[_type == "beat"]{title, "n": count(notes)} | order(title desc)[0..1]{"headline": title}',
    {'0.headline': of('b2', 'beat')('title'), '1.headline': b1('title')},
  ],
  [
    'spread and conditional attributes, the last one written counting',
    '*[_id == "b1"]{"title": "x", ..., "aliases": null, "notes": null, "body": null, dek == "Who pays" => {"dek": hero.caption}}',
    {
      '0.title': b1('title'),
      '0.dek': b1('hero.caption'),
      '0.hero.caption': b1('hero.caption'),
      '0.hero.credit.by': b1('hero.credit.by'),
    },
  ],
  [
    'a sub-query that looks outside',
    '*[_type == "desk"]{"beats": *[_type == "beat" && references(^._id)]{title, "desk": ^.name}}',
    {'0.beats.0.title': b1('title'), '0.beats.0.desk': of('d1', 'desk')('name')},
  ],
  [
    'a search by score',
    '*[_type == "beat"] | score(title match "comp*") [_score > 0]{title}',
    {'0.title': b1('title')},
  ],
  ['whole strings', '*[_type == "person"].name', {0: a1('name'), 1: of('a2', 'person')('name')}],
])('%s leads to where it was written', async (_, query, seen) => {
  const {linksOf} = await start()
  expect(await linksOf(query)).toEqual(seen)
})

test.each([
  [
    'what is computed',
    '*[_id == "b1"][0]{"a": upper(title), "b": title + dek, "c": pt::text(body), "d": array::join(aliases, ", ")}',
  ],
  ['what stands in the query', '*[_id == "b1"][0]{"a": "Compute", "b": $text, "c": ["Compute"]}'],
  [
    'strings of an array that a filter or an order has passed',
    '*[_id == "b1"][0]{"a": aliases[@ != "racks"], "b": aliases[] | order(@)}',
  ],
])('%s leads nowhere', async (_, query) => {
  const {linksOf} = await start()
  expect(await linksOf(query, {text: 'Compute'})).toEqual({})
})

test('drafts and versions are named by their own ids, what has none by its published one', async () => {
  const {linksOf} = await start()
  const query = '*[_type == "beat"] | order(_id asc){title, hero, "people": people[]->name}'
  expect(await linksOf(query, {}, 'drafts')).toEqual({
    '0.title': b1('title'),
    '0.hero.caption': b1('hero.caption'),
    '0.hero.credit.by': b1('hero.credit.by'),
    '0.people.0': a1('name'),
    '0.people.1': 'drafts person a2 name',
    '1.title': 'drafts beat b2 title',
    '1.hero.caption': 'drafts beat b2 hero.caption',
  })
  expect(await linksOf('*[_id == "b1"]{title, hero{caption}}', {}, ['r1', 'drafts'])).toEqual({
    '0.title': 'r1 beat b1 title',
    '0.hero.caption': 'r1 beat b1 hero.caption',
  })
})

test('a heavy query has its map from the thread, and a long one by POST', async () => {
  const {client} = await startLake({documents, queryLimits: {quickMilliseconds: 0}})
  const frontend = client('writer', {stega: {enabled: true, studioUrl: '/studio'}, perspective: 'published'})
  const ids = ['b1', ...Array.from({length: 2000}, (_, n) => `missing-${n}`)]
  const options = {filterResponse: false, resultSourceMap: 'withKeyArraySelector'} as const
  const {resultSourceMap} = await frontend.fetch('*[_id in $ids]{title}', {ids}, options)
  expect(resultSourceMap).toEqual({
    documents: [{_id: 'b1', _type: 'beat'}],
    paths: ["$['title']"],
    mappings: {"$[0]['title']": {type: 'value', source: {type: 'documentValue', document: 0, path: 0}}},
  })
})

test('the map has the hosted form, with indexes unless keys are asked for', async () => {
  const {request} = await startLake({documents})
  const query = encodeURIComponent(
    '*[_id == "b1"][0]{"one": notes[1].line, "two": "literal", "three": count(notes), "none": gone}',
  )
  const ask = async (form: string) => {
    const response = await request(`/data/query/newsroom?query=${query}${form}`, {as: 'writer'})
    return (await response.json()) as {resultSourceMap?: unknown}
  }
  const mappings = {
    "$['one']": {type: 'value', source: {type: 'documentValue', document: 0, path: 0}},
    "$['two']": {type: 'value', source: {type: 'literal'}},
    "$['three']": {type: 'value', source: {type: 'unknown'}},
  }
  const map = (path: string) => ({documents: [{_id: 'b1', _type: 'beat'}], paths: [path], mappings})
  expect((await ask('&resultSourceMap=true')).resultSourceMap).toEqual(map("$['notes'][1]['line']"))
  expect((await ask('&resultSourceMap=withKeyArraySelector')).resultSourceMap).toEqual(
    map("$['notes'][?(@._key=='n2')]['line']"),
  )
  expect('resultSourceMap' in (await ask(''))).toBe(false)
  expect(await ask('&resultSourceMap=some')).toMatchObject({error: {type: 'queryError'}})
})
