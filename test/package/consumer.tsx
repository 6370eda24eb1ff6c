import {renderToStaticMarkup} from 'react-dom/server'
import {defineConfig} from 'sanity'
import {beatbook, withBeatbook} from 'sanity-plugin-beatbook'
import {createLinter, type LintReport} from 'sanity-plugin-beatbook/briefing'
import {createLake, type Lake} from 'sanity-plugin-beatbook/lake'
import {fetchPage, takePageSchema, takeQuery, type PageClient} from 'sanity-plugin-beatbook/queries'
import {Take, type TakeProps} from 'sanity-plugin-beatbook/react'
import {beatbookTypes} from 'sanity-plugin-beatbook/schemas'

/**
 * A Studio and a frontend as another project would write them, with none of this repository beside them. The package
 * check compiles this file against the packed package's declarations and runs it on its JavaScript; the last line says
 * what came of each part.
 */
const studio = defineConfig(
  withBeatbook({name: 'elsewhere', projectId: 'elsewhere', dataset: 'production', plugins: [beatbook({now: () => '2026-03-01'})]}),
)

const lake: Lake = createLake({
  documents: [
    {
      _id: 'take-first',
      _type: 'take',
      _updatedAt: '2026-03-01T09:00:00Z',
      headline: 'Packed and unpacked',
      slug: {current: 'packed'},
      publishedAt: '2026-03-01T09:00:00Z',
      body: [{_key: 'a', _type: 'block', style: 'normal', children: [{_key: 'b', _type: 'span', text: 'It arrived whole.'}]}],
    },
  ],
})
const client: PageClient = {fetch: (query, params, {perspective}) => lake.query(query, params, {perspective})}
const page = await fetchPage(client, takeQuery, {slug: 'packed'}, takePageSchema)
const value: TakeProps['value'] = page.take ?? {body: []}
const html = renderToStaticMarkup(<Take value={value} />)
await lake.close()

type IsAny<T> = 0 extends 1 & T ? true : false
const typed: [IsAny<typeof page>, IsAny<typeof lake>, IsAny<LintReport>, IsAny<TakeProps>] = [false, false, false, false]

process.stdout.write(
  JSON.stringify({
    studio: studio.name,
    linter: typeof createLinter,
    types: beatbookTypes().map(({name}) => name).slice(0, 2),
    headline: page.take?.headline,
    html,
    typed,
  }),
)
