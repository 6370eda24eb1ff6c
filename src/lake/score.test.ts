import {evaluate, parse} from 'groq-js'
import {expect, test} from 'vitest'
import {createLake} from './index.ts'
import {refusal, startLake} from './lakeUnderTest.ts'

const documents = [
  {_id: 'both', _type: 'note', title: 'Open weights', body: 'All of it is open, and open it stays.', rank: 1},
  {_id: 'inBody', _type: 'note', title: 'Closed', body: 'Open open open, said nobody in particular.', rank: 2},
  {_id: 'inTitle', _type: 'note', title: 'Open again', body: 'Nothing.', rank: 3},
  {_id: 'neither', _type: 'note', title: 'Shut', body: 'Nothing.', rank: 4},
]
const params = {q: 'open', weight: 2}

test.each([
  ['score(boost(title match $q, 3), body match $q)', ['both', 'inTitle', 'inBody', 'neither']],
  ['score(title match $q, body match $q)', ['both', 'inBody', 'inTitle', 'neither']],
  ['score(boost(body match $q, 3), title match $q)', ['both', 'inBody', 'inTitle', 'neither']],
  ['score(boost(rank > 3, 10), title match $q)', ['neither', 'both', 'inTitle', 'inBody']],
  ['score(boost(title match $q, $weight), boost(rank == 2, $weight * 2))', ['inBody', 'both', 'inTitle', 'neither']],
  ['score(boost(boost(title match $q, 1), 1), rank == 2)', ['both', 'inTitle', 'inBody', 'neither']],
  ['score(boost(title match $q || rank == 4, 2))', ['both', 'inTitle', 'neither', 'inBody']],
  ['score(boost(title match $q, 2) || rank == 4)', ['both', 'inTitle', 'neither', 'inBody']],
  ['score(boost(title match $q, 2) && body match $q)', ['both', 'inBody', 'inTitle', 'neither']],
  ['score(boost(title match $q, "much"))', ['both', 'inBody', 'inTitle', 'neither']],
  ['score(boost(rank < 3, 5)) | score(title match $q)', ['both', 'inBody', 'inTitle', 'neither']],
])('%s ranks as groq-js does', async (scoring, order) => {
  const query = `*[_type == "note"] | ${scoring} | order(_score desc, _id){_id, _score}`
  const answer = (await createLake({documents}).query(query, params)) as {_id: string}[]
  expect(answer).toEqual(await (await evaluate(parse(query, {params}), {dataset: documents, params})).get())
  expect(answer.map(({_id}) => _id)).toEqual(order)
})

test('a boosted text::query ranks by where its words stand, as the search of the Studio asks for it', async () => {
  const lake = createLake({documents})
  const query = (weight: number) =>
    `*[[title, body] match text::query($q)]
      | score(boost(title match text::query($q), ${weight}), body match text::query($q), boost(@ match text::query("nobody"), 1.5))
      | order(_score desc, _id)._id`
  expect(await lake.query(query(4), params)).toEqual(['both', 'inTitle', 'inBody'])
  expect(await lake.query(query(0), params)).toEqual(['inBody', 'both', 'inTitle'])
})

test.each(['*[boost(title match "open", 2)]', '*{"a": boost(title match "open", 2)}', '* | score(boost(title match "open"))'])(
  '%s is refused with the hosted body',
  async (query) => {
    const {client} = await startLake()
    expect(await refusal(client('writer').fetch(query))).toMatchObject({status: 400, body: {error: {type: 'queryParseError', query}}})
  },
)
