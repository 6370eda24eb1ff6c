import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createLake} from '../index.ts'
import {countingIds} from '../lakeUnderTest.ts'
import {bodyFor, header, ids, odd, parameter} from './requestUnderTest.ts'

test('whatever is asked of any endpoint, the answer has the hosted shape', {timeout: 600_000}, async () => {
  const failures: unknown[] = []
  const lake = createLake({
    newId: countingIds(),
    queryLimits: {quickMilliseconds: 5, slowMilliseconds: 50},
    onFailure: (error) => failures.push(error),
  })
  lake.mutate([{create: {_id: 'b1', _type: 'beat', title: 'One', list: [{_key: 'x', a: 1}]}}], {transactionId: 't1'})
  lake.mutate([{create: {_id: 'drafts.b1', _type: 'beat', title: 'Two'}}])
  const endpoints = lake.app.routes.filter(({method}) => method !== 'ALL')
  const writing = endpoints.filter(({path}) => /mutate|actions|query|listen|history|keyvalue/.test(path))
  const headers = fc.array(header, {maxLength: 2}).map((given) => Object.fromEntries(given))
  const request = fc.oneof(fc.constantFrom(...endpoints), fc.constantFrom(...writing)).chain(({method, path}) =>
    fc.record({
      method: fc.constant(method),
      template: fc.constant(path),
      segments: fc.array(fc.oneof(ids, odd), {minLength: 6, maxLength: 6}),
      rightDataset: fc.integer({max: 9, min: 0}).map((chance) => chance > 0),
      parameters: fc.array(parameter, {maxLength: 5}),
      headers: fc.oneof(fc.constant({}), headers),
      body: bodyFor(path),
    }),
  )
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(request, async ({method, template, segments, rightDataset, parameters, headers, body}) => {
      let next = 0
      const address = template
        .replace(':version{v[0-9X][-0-9]*}', 'v2025-02-19')
        .replace(/:dataset/, (name) => (rightDataset ? 'newsroom' : name))
        .replace(/:\w+|\*/g, () => encoded(segments[next++] ?? ''))
      const search = parameters.map(([name, given]) => `${encodeURIComponent(name)}=${encoded(given)}`).join('&')
      const authorization = `Bearer ${lake.issueToken('administrator')}`
      const response = await lake.app.request(`http://localhost${address}?${search}`, {
        method,
        headers: {'content-type': 'application/json', authorization, ...headers},
        ...(method === 'GET' ? {} : {body}),
      })
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const asked = `${method} ${address}?${search}`
      expect([asked, failures.splice(0)]).toEqual([asked, []])
      expect([asked, response.status < 500]).toEqual([asked, true])
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response.body?.cancel()
      const text = await response.text()
      expect(text).not.toMatch(/\n\s+at |node_modules|file:\/\//)
      if (response.status >= 400) expect([asked, hostedError(text, response.status)]).toEqual([asked, 'as hosted'])
    }),
    {seed: Number(process.env.LAKE_FUZZ_SEED ?? 7), numRuns: Number(process.env.LAKE_FUZZ_RUNS ?? 400)},
  )
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 401, 403, 404]))
  expect(await lake.query('*[_id == "b1"]._type')).toEqual(['beat'])
  await lake.close()
})

function encoded(given: string): string {
  return given.startsWith('%')
    ? given
    : given.replace(/[^\w.~-]/gu, (sign) => (/\p{Cs}/u.test(sign) ? '%ED%A0%80' : encodeURIComponent(sign)))
}

function hostedError(text: string, status: number): unknown {
  const {error, statusCode, message} = JSON.parse(text) as {error?: unknown; statusCode?: unknown; message?: unknown}
  if (typeof error === 'object' && error !== null && 'type' in error && 'description' in error) return 'as hosted'
  return statusCode === status && typeof error === 'string' && typeof message === 'string' ? 'as hosted' : text
}
