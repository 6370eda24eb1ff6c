import type {Context, Hono} from 'hono'
import {
  archivePageSchema,
  archivePageSize,
  archiveQuery,
  beatChangesPageSchema,
  beatChangesQuery,
  beatTakesPageSchema,
  beatTakesQuery,
  publicationPageSchema,
  publicationQuery,
  searchPageSchema,
  searchPageSize,
  searchQuery,
  undatedPageSchema,
  undatedQuery,
} from 'sanity-plugin-beatbook/queries'
import {ArchivePage} from './ArchivePage.tsx'
import {beatChanges} from './beatChanges.ts'
import {BeatChangesPage} from './BeatChangesPage.tsx'
import {BeatTakesPage} from './BeatTakesPage.tsx'
import {firstPage, pageOf, readCursor} from './cursor.ts'
import {BadRequestPage} from './ErrorPages.tsx'
import {monthSpan, readMonth} from './months.ts'
import {SearchPage} from './SearchPage.tsx'
import {readSearch, textQueryOf} from './searchWords.ts'
import type {SiteParts} from './siteParts.ts'
import {UndatedPage} from './UndatedPage.tsx'

/** How many versions of a beat are compared with each other. */
const mostVersions = 21

const always = {from: '0000', to: '9999-12-31T23:59:59Z'}

/** The lists that grow with the newsroom: the archive, the takes of a beat, the search. */
export function listRoutes(app: Hono, site: SiteParts): void {
  const {ask, frame, page, missing, history} = site

  /** The frame of a page that shows no document. */
  const bareFrame = async (context: Context) => frame(context, (await ask(context, publicationQuery, {}, publicationPageSchema)).publication)

  const badCursor = async (context: Context, href: string) => {
    const problem = 'The part after “before=” is not the beginning of a page of this archive.'
    return page(context, <BadRequestPage site={await bareFrame(context)} problem={problem} onward={{href, words: 'Begin with the newest.'}} />, 400)
  }

  const archive = async (context: Context, month: string | null) => {
    const base = month ? `/archive/${month}` : '/archive'
    const before = context.req.query('before')
    const cursor = readCursor(before)
    if (!cursor) return badCursor(context, base)
    const spanIn = (timeZone: string) => (month ? monthSpan(month, timeZone) : always)
    const askIn = (timeZone: string) => ask(context, archiveQuery, {...spanIn(timeZone), ...cursor}, archivePageSchema)
    // The newsroom's time zone comes with its answers; only the first question for a month may be asked in another.
    const assumed = frame(context).timeZone
    const first = await askIn(assumed)
    const {timeZone} = frame(context, first.publication)
    const found = month && timeZone !== assumed ? await askIn(timeZone) : first
    const {entries, next} = pageOf(found.takes, archivePageSize)
    const path = before === undefined ? base : `${base}?before=${encodeURIComponent(before)}`
    const nextPath = next && `${base}?before=${encodeURIComponent(next)}`
    return page(
      context,
      <ArchivePage site={frame(context, found.publication)} result={found} takes={entries} month={month} path={path} nextPath={nextPath} />,
    )
  }

  app.get('/archive', (context) => archive(context, null))
  app.get('/archive/undated', async (context) => {
    const base = '/archive/undated'
    const before = context.req.query('before')
    const cursor = readCursor(before)
    if (!cursor) return badCursor(context, base)
    const {publication, takes} = await ask(context, undatedQuery, {after: cursor.after}, undatedPageSchema)
    const {entries, next} = pageOf(takes, archivePageSize)
    const path = before === undefined ? base : `${base}?before=${encodeURIComponent(before)}`
    const nextPath = next && `${base}?before=${encodeURIComponent(next)}`
    return page(context, <UndatedPage site={frame(context, publication)} takes={entries} path={path} nextPath={nextPath} />)
  })
  app.get('/archive/:month', (context) => {
    const month = readMonth(context.req.param('month'))
    return month ? archive(context, month) : missing(context, null, context.req.param('month'))
  })

  app.get('/beats/:slug/takes', async (context) => {
    const slug = context.req.param('slug')
    const base = `/beats/${encodeURIComponent(slug)}/takes`
    const before = context.req.query('before')
    const cursor = readCursor(before)
    if (!cursor) return badCursor(context, base)
    const {beat, publication} = await ask(context, beatTakesQuery, {slug, ...cursor}, beatTakesPageSchema)
    if (!beat) return missing(context, 'beat', slug)
    const {entries, next} = pageOf(beat.takes, archivePageSize)
    const path = before === undefined ? base : `${base}?before=${encodeURIComponent(before)}`
    const nextPath = next && `${base}?before=${encodeURIComponent(next)}`
    return page(context, <BeatTakesPage site={frame(context, publication)} beat={beat} takes={entries} path={path} nextPath={nextPath} />)
  })

  app.get('/beats/:slug/changes', async (context) => {
    const slug = context.req.param('slug')
    if (!history) return missing(context, null, slug)
    const {beat, publication} = await ask(context, beatChangesQuery, {slug}, beatChangesPageSchema)
    if (!beat) return missing(context, 'beat', slug)
    const changes = beatChanges(await history.versionsOf(beat._id, mostVersions), site.contract)
    return page(context, <BeatChangesPage site={frame(context, publication)} beat={beat} changes={changes} />)
  })

  app.get('/search', async (context) => {
    const words = readSearch(context.req.query('q'))
    const text = textQueryOf(words)
    if (text === '') return page(context, <SearchPage site={await bareFrame(context)} words={words} result={null} />)
    const base = `/search?q=${encodeURIComponent(words)}`
    const cursor = readCursor(context.req.query('before'))
    if (!cursor) return badCursor(context, base)
    const {publication, standing, takes, undated} = await ask(context, searchQuery, {text, ...cursor}, searchPageSchema)
    const {entries, next} = pageOf(takes, searchPageSize)
    const nextPath = next && `${base}&before=${encodeURIComponent(next)}`
    // What stands was on the first page.
    const found = {standing: cursor === firstPage ? standing : [], takes: nextPath ? entries : [...entries, ...undated], nextPath}
    return page(context, <SearchPage site={frame(context, publication)} words={words} result={found} />)
  })
}
