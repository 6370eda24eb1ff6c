/**
 * How long does the lake keep everyone waiting while its guard judges an approval and a publish, in a newsroom of 20,000
 * takes whose draft was edited 400 times? Budget: 300 ms each. Run with `npx node --conditions=beatbook-source
 * bench/publishGate.ts`.
 */
import {createLake} from '../src/lake/index.ts'
import {whatWasRead} from '../src/review/index.ts'
import {newsroomDocuments, newsroomNow} from '../studio/newsroom/newsroom.ts'
import {newsroomGuard} from '../src/gate/index.ts'

const takes = 20_000
const edits = 400
const id = 'beat-electricity'

const documents = newsroomDocuments()
const take = documents.find(({_type}) => _type === 'take')
const more = Array.from({length: takes}, (_, index) => ({...take, _id: `take-${index}`, slug: {_type: 'slug', current: `take-${index}`}}))
const lake = createLake({
  documents: [...documents, ...more],
  guard: newsroomGuard({now: () => newsroomNow}),
  users: [
    {id: 'wren', name: 'Wren', roles: ['writer']},
    {id: 'rosa', name: 'Rosa', roles: ['reviewer']},
  ],
})
const token = lake.issueToken('rosa')

async function post(path: string, body: object): Promise<number> {
  const started = performance.now()
  const headers = {authorization: `Bearer ${token}`}
  const response = await lake.app.request(`http://localhost/v2025-02-19/data/${path}/newsroom`, {method: 'POST', body: JSON.stringify(body), headers})
  if (!response.ok) throw new Error(await response.text())
  return performance.now() - started
}

const {_rev, ...live} = (await lake.query('*[_id == $id][0]', {id})) as Record<string, unknown>
for (let round = 1; round <= 5; round += 1) {
  lake.mutate([{createOrReplace: {...live, _id: `drafts.${id}`, dek: `Data centres want power, and who pays for the new lines was argued over ${round} times.`}}], {author: 'wren'})
  for (let edit = 0; edit < edits; edit += 1) lake.mutate([{patch: {id: `drafts.${id}`, set: {reviewEvery: 30 + edit}}}], {author: 'wren'})
  const draft = await lake.query('*[_id == $draft][0]', {draft: `drafts.${id}`})
  const at = new Date().toISOString()
  const decision = {_type: 'beatbook.decision', document: id, act: 'approve', actor: 'rosa', at, ...whatWasRead(draft, [])}
  const plain = await post('mutate', {mutations: [{patch: {id: `drafts.${id}`, set: {reviewEvery: 29}}}]})
  const approve = await post('mutate', {mutations: [{create: {...decision, _id: `beatbook.decision.${id}.${round}`}}]})
  const publish = await post('actions', {actions: [{actionType: 'sanity.action.document.publish', draftId: `drafts.${id}`, publishedId: id}]})
  const told = Object.entries({'a keystroke': plain, approve, publish}).map(([name, time]) => `${name} ${time.toFixed(0)} ms`)
  process.stdout.write(`${documents.length + takes} documents, ${edits * round} edits: ${told.join(', ')}\n`)
}
await lake.close()
