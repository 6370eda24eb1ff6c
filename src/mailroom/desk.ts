import {Hono, type Context} from 'hono'
import {createMiddleware} from 'hono/factory'
import {z} from 'zod'
import type {Deliveries, EditionStatus} from './deliveries.ts'
import {EditionRefusal, maySend, type createEditions} from './editions.ts'
import {whoIs, type LakeClient, type Person} from './lakeClient.ts'
import type {createSendGate} from './sendGate.ts'
import type {Subscribers} from './subscribers.ts'
import type {Transport} from './transport.ts'

interface Options {
  readonly lake: (token: string) => LakeClient
  readonly subscribers: Subscribers
  readonly deliveries: Deliveries
  readonly editions: ReturnType<typeof createEditions>
  readonly gate: ReturnType<typeof createSendGate>
  readonly transport: Transport
  readonly site: string
  readonly log: (line: string) => void
}

/** Where the Studio finds the mailroom. */
export const deskPath = '/mail'

type Env = {Variables: {person: Person; client: LakeClient}}

const kind = z.enum(['full', 'changes'])

/** The editors' side, for the Studio. Every request carries the caller's token of the lake; roles are checked here. */
export function createDesk({lake, subscribers, deliveries, editions, gate, transport, site, log}: Options): Hono<Env> {
  const app = new Hono<Env>()

  app.use(
    `${deskPath}/*`,
    createMiddleware<Env>(async (context, next) => {
      const [, token] = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '') ?? []
      const client = token === undefined ? undefined : lake(token)
      const person = client && (await whoIs(client))
      if (!client || !person) return context.json({error: 'Sign in to the Studio first.'}, 401)
      context.set('person', person)
      context.set('client', client)
      await next()
      context.header('Cache-Control', 'no-store')
    }),
  )

  app.get(`${deskPath}/beats/:beat`, async (context) => {
    const beat = context.req.param('beat')
    const person = context.get('person')
    return context.json({
      transport: {kind: transport.kind, name: transport.name},
      site,
      maySend: maySend(person),
      email: person.email ?? null,
      subscribers: subscribers.counts(beat),
      last: editions.last(beat) ?? null,
      editions: deliveries.editions(beat).map((edition) => summary(edition)),
      blocked: (await gate(context.get('client'), beat)).reasons,
    })
  })

  app.get(`${deskPath}/editions/:id`, (context) => {
    const edition = deliveries.edition(context.req.param('id'))
    if (!edition) throw new EditionRefusal(404, 'There is no such edition here.')
    // Readers' addresses are for those who may write to them.
    const open = deliveries.open(edition.id).map((delivery) => (maySend(context.get('person')) ? delivery : {...delivery, address: null, response: null}))
    return context.json({...summary(edition), open})
  })

  app.post(`${deskPath}/beats/:beat/test`, async (context) => {
    const {to, kind: asked} = await read(context, z.object({to: z.string().max(254), kind}))
    const outcome = await editions.test(context.get('client'), context.get('person'), context.req.param('beat'), asked, to)
    return context.json(outcome)
  })

  app.post(`${deskPath}/beats/:beat/editions`, async (context) => {
    const {kind: asked, revision} = await read(context, z.object({kind, revision: z.string().min(1)}))
    const sent = await editions.send(context.get('client'), context.get('person'), context.req.param('beat'), asked, revision)
    return context.json(sent, 201)
  })

  app.post(`${deskPath}/editions/:id/resume`, (context) => {
    editions.resume(context.get('person'), context.req.param('id'))
    return context.json({})
  })

  app.post(`${deskPath}/editions/:id/again`, async (context) => {
    const {numbers} = await read(context, z.object({numbers: z.array(z.number().int()).min(1).max(1_000)}))
    return context.json({queued: editions.sendAgain(context.get('person'), context.req.param('id'), numbers)})
  })

  app.all(`${deskPath}/*`, (context) => context.json({error: 'The mailroom has no such page.'}, 404))

  app.onError((error, context) => {
    if (error instanceof EditionRefusal) return context.json({error: error.message}, error.status)
    log(`${context.req.method} ${context.req.path}: ${error.message}`)
    return context.json({error: error.message}, 500)
  })

  function summary({id, kind, subject, started, state, reason, revision}: EditionStatus) {
    return {id, kind, subject, started, state, reason, revision, counts: deliveries.counts(id)}
  }

  return app
}

async function read<Shape extends z.ZodType>(context: Context, shape: Shape): Promise<z.output<Shape>> {
  const body: unknown = await context.req.json().catch(() => undefined)
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data
  throw new EditionRefusal(422, `The request lacks something: ${parsed.error.issues.map(({path, message}) => `${path.join('.')} ${message}`).join('; ')}`)
}
