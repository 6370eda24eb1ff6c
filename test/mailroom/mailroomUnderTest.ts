import {simpleParser, type ParsedMail} from 'mailparser'
import {createMailroom, type LakeClient, type Mailroom, type MailroomOptions} from '../../src/mailroom/index.ts'
import type {Clock} from '../../src/mailroom/pace.ts'
import {createFixtureClient} from '../../src/site/fixtureClient.ts'
import {fixtureDocuments, publication, type FixtureDocument} from '../../src/site/fixtures.ts'

export const site = 'https://register.example'

/** A clock that moves only when someone waits, and then at once. */
export function quickClock(start = '2026-07-15T09:00:00Z'): Clock & {readonly waits: number[]; advance(milliseconds: number): void} {
  let now = Date.parse(start)
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    advance: (milliseconds) => (now += milliseconds),
    async wait(milliseconds) {
      waits.push(milliseconds)
      now += milliseconds
    },
  }
}

const people: Record<string, {id: string; name: string; email: string; roles: {name: string}[]}> = {
  wren: {id: 'wren', name: 'Wren', email: 'wren@register.example', roles: [{name: 'writer'}]},
  rosa: {id: 'rosa', name: 'Rosa', email: 'rosa@register.example', roles: [{name: 'reviewer'}]},
}

export interface MailroomUnderTest extends AsyncDisposable {
  readonly room: Mailroom
  readonly clock: ReturnType<typeof quickClock>
  /** Documents in the lake; tests may change them. */
  readonly documents: FixtureDocument[]
  readonly log: string[]
  /** Lines that the lake's history endpoint answers with; tests may add some. */
  readonly history: string[]
  /** A reader's request to the public pages. */
  visit(path: string, form?: Record<string, string>): Promise<{status: number; html: string; headers: Headers}>
  /** An editor's request from the Studio. */
  ask(who: 'wren' | 'rosa' | 'nobody', path: string, body?: unknown): Promise<{status: number; body: unknown}>
  /** Mail in the outbox, oldest first. */
  mail(): Promise<ParsedMail[]>
  /** Signs an address up and follows the link of its letter. */
  subscribe(address: string, slug?: string): Promise<void>
}

/** A mailroom over the invented newsroom, with people, a clock and secrets of its own. */
export function mailroomUnderTest(options: Partial<MailroomOptions> & {documents?: readonly FixtureDocument[]} = {}): MailroomUnderTest {
  const sender = {name: 'The Sandhaven Register', address: 'briefing@register.example'}
  const changed = new Set(options.documents?.map(({_id}) => _id))
  const documents = [{...publication, emailSender: sender}, ...fixtureDocuments.slice(1)].filter(({_id}) => !changed.has(_id))
  documents.push(...(options.documents ?? []))
  const clock = quickClock()
  const log: string[] = []
  const history: string[] = []
  const lake = (token?: string): LakeClient => ({
    async fetch(query, params, asked) {
      const dataset = token === undefined ? documents.filter(({_id}) => !_id.includes('.')) : documents
      return createFixtureClient(dataset).client.fetch(query, params, {...asked, perspective: 'published'})
    },
    async create(document) {
      if (people[token ?? '']?.roles.some(({name}) => name === 'writer')) throw Object.assign(new Error('Forbidden'), {statusCode: 403})
      if (documents.some(({_id}) => _id === document._id)) throw Object.assign(new Error('Conflict'), {statusCode: 409})
      documents.push(document)
    },
    config: () => ({dataset: 'newsroom'}),
    async request({uri}) {
      if (uri.startsWith('/data/history/')) return history.join('\n')
      const person = people[token ?? '']
      if (!person) throw Object.assign(new Error('Unauthorized'), {statusCode: 401})
      return person
    },
  })
  let count = 0
  const secrets = {newId: () => `id-${++count}`, newToken: () => `secret-token-${String(++count).padStart(8, '0')}`}
  const room = createMailroom({
    site,
    lake,
    clock,
    secrets,
    today: () => '2026-07-15',
    perSecond: 1_000_000,
    log: (line) => log.push(line),
    ...options,
  })
  const mail = () => Promise.all(room.outbox.list(10_000).reverse().map(({raw}) => simpleParser(raw)))
  const visit: MailroomUnderTest['visit'] = async (path, form) => {
    const response = await room.letterbox.request(path, form ? {method: 'POST', body: new URLSearchParams(form)} : {})
    return {status: response.status, html: await response.text(), headers: response.headers}
  }
  return {
    room,
    clock,
    documents,
    log,
    history,
    visit,
    mail,
    async ask(who, path, body) {
      const headers: Record<string, string> = who === 'nobody' ? {} : {authorization: `Bearer ${who}`}
      const init = body === undefined ? {headers} : {method: 'POST', headers: {...headers, 'content-type': 'application/json'}, body: JSON.stringify(body)}
      const response = await room.desk.request(path, init)
      return {status: response.status, body: await response.json()}
    },
    async subscribe(address, slug = 'tide-data') {
      await visit('/briefing/sign-up', {beat: slug, address})
      await room.settled()
      const letter = (await mail()).at(-1)
      await visit(linkIn(letter, '/briefing/confirm/'), {})
    },
    [Symbol.asyncDispose]: () => room.close(),
  }
}

/** The path of the first link in a mail's text that leads to `folder`. */
export function linkIn(mail: ParsedMail | undefined, folder: string): string {
  const [found] = new RegExp(`${folder}[\\w-]+`).exec(mail?.text ?? '') ?? []
  if (!found) throw new Error(`No link to ${folder} in the mail:\n${mail?.text ?? 'there is no mail'}`)
  return found
}
