import {expect, test} from 'vitest'
import {parseQuery} from './query.ts'
import {typesSought} from './typesRead.ts'

const params = {type: 'beat', types: ['take', 'beat'], none: null}
const soughtBy = (query: string) => typesSought(parseQuery(query, params))(params)

test.each([
  ['1 + 1', []],
  ['*[_type == "beat"].title', ['beat']],
  ['*["beat" == _type && defined(slug)] | order(title) [0...3] {title}', ['beat']],
  ['*[_type == $type][0]', ['beat']],
  ['*[_type in ["take", "beat"]]', ['beat', 'take']],
  ['*[_type in $types]', ['beat', 'take']],
  ['*[_type == "beat" || _type == "take"]', ['beat', 'take']],
  ['*[_type in ["beat", "take", "subject"] && _type == $type]', ['beat']],
  ['(*[defined(title)])[_type == "take"]', ['take']],
  ['*[_type == $none]', []],
  ['{"a": *[_type == "beat"], "b": count(*[_type == "take" && references(*[_type == "subject"]._id)])}', ['beat', 'subject', 'take']],
  ['*[_type == "beat"]{"takes": *[_type == "take" && references(^._id)]}', ['beat', 'take']],
  ['*[_type == "beat"]{"other": related->title}', ['beat']],
  ['*[_type == "beat"] | score(title match "a*") | order(_score desc)', ['beat']],
])('%s looks for %j', (query, types) => {
  expect(soughtBy(query)).toEqual(types)
})

test.each([
  '*',
  'count(*)',
  '*[0...3]',
  '*[0...3][_type == "beat"]',
  '*|order(_id)[_type == "beat"]',
  '*[title == "beat"]',
  '*[_id == "a"]',
  '*[_type == "beat" || title == "a"]',
  '*[!(_type == "beat")]',
  '*[_type != "beat"]',
  '*[kind._type == "beat"]',
  '*[_type == other]',
  '*[_type == lower("BEAT")]',
  '*[_type in [lower("BEAT")]]',
  '*[_type == "beat"]{"all": *[^._type == "beat"]}',
  '*[_type == "beat" && _id in *[defined(beats)]._id]',
  '*[_type == "beat"]{"in": releases::all()}',
])('there is no telling what %s looks for', (query) => {
  expect(soughtBy(query)).toBeUndefined()
})
