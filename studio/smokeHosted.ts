import {createClient} from '@sanity/client'
import {beatQuery, homeQuery} from 'sanity-plugin-beatbook/queries'
import {readSettings} from './settings.ts'

/**
 * Tries the hosted path for someone who has a project: reads the home and one beat page as the site does and, with a
 * write token in SANITY_API_WRITE_TOKEN, writes, reads and removes one draft. Prints what it did.
 */
const {hosted} = readSettings()
if (!hosted) {
  process.stderr.write('Set SANITY_STUDIO_PROJECT_ID (and SANITY_STUDIO_DATASET) in .env first.\n')
  process.exit(1)
}

const client = createClient({
  projectId: hosted.projectId,
  dataset: hosted.dataset,
  apiVersion: '2025-02-19',
  useCdn: false,
  perspective: 'published',
  ...(hosted.token ? {token: hosted.token} : {}),
})

const home: unknown = await client.fetch(homeQuery)
say('read the home page', typeof home === 'object' && home !== null)

const slug = await client.fetch<string | null>('*[_type == "beat" && defined(slug.current)] | order(_id asc)[0].slug.current')
if (slug) {
  const beat: unknown = await client.fetch(beatQuery, {slug})
  say(`read the beat "${slug}"`, typeof beat === 'object' && beat !== null)
} else {
  process.stdout.write('–  no published beat yet, so no beat page was read\n')
}

const token = process.env.SANITY_API_WRITE_TOKEN
if (token) {
  const writer = client.withConfig({token, perspective: 'raw'})
  const id = 'drafts.beatbook-smoke'
  await writer.createOrReplace({_id: id, _type: 'beat', title: 'Smoke test: this draft may be deleted'})
  say('wrote a draft', (await writer.getDocument(id))?._id === id)
  await writer.delete(id)
  say('removed it again', (await writer.getDocument(id)) === undefined)
} else {
  process.stdout.write('–  no SANITY_API_WRITE_TOKEN, so nothing was written\n')
}

function say(what: string, done: boolean): void {
  process.stdout.write(`${done ? '✓' : '✗'}  ${what}\n`)
  if (!done) process.exitCode = 1
}
