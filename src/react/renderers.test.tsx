import type {PortableTextComponents} from '@portabletext/react'
import type {ReactElement, ReactNode} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import {describe, expect, test} from 'vitest'
import {proseSchema, type BodyBlock} from '../queries/proseResults.ts'
import {AsOf} from './AsOf.tsx'
import {Brief} from './Brief.tsx'
import {Take} from './Take.tsx'
import {WatchItems} from './WatchItems.tsx'

const html = (element: ReactElement) => renderToStaticMarkup(element)
const span = (text: string, ...marks: string[]) => ({_key: text.slice(0, 8), _type: 'span', text, marks})
const block = (children: readonly object[], markDefs: readonly object[] = [], more: object = {}): BodyBlock =>
  proseSchema.parse([{_key: 'b1', _type: 'block', style: 'normal', children, markDefs, ...more}])[0]!
const take = (...body: BodyBlock[]) => html(<Take value={{body}} onMissingComponent={false} />)

const census = {
  _id: 'source-census',
  _type: 'source',
  name: 'Harbour Board',
  work: 'Census',
  date: '2026-04-30',
  datePrecision: 'month',
  url: 'https://board.example/census',
}
const nine = {
  _id: 'take-nine',
  _type: 'take',
  title: 'Nine ports',
  slug: 'nine',
  date: '2026-05-04T23:30:00Z',
  kind: null,
}
const reference = {_key: 'm', _type: 'crossReference', relation: 'supports', facet: 'count', target: nine}

test('a citation is the words, a number, and a note under the paragraph that names the source', () => {
  const cited = block([span('Nine do', 'm'), span('.')], [{_key: 'm', _type: 'sourceCitation', source: census}])
  expect(take(cited)).toBe(
    '<div class="bb-take"><p>Nine do<sup class="bb-citation"><a href="#note-1" data-n="1" aria-label="Source 1">1</a>' +
      '</sup>.</p><ul class="bb-notes"><li id="note-1" class="bb-note bb-note-source" data-n="1">' +
      '<span class="bb-note-number">1</span> Harbour Board, <a href="https://board.example/census">' +
      '<cite>Census</cite></a>, <time dateTime="2026-04">April 2026</time></li></ul></div>',
  )
})

test('a cross-reference keeps the words, links them, and says in a note what is there and how it stands', () => {
  expect(
    html(<Take value={{body: [block([span('The count', 'm')], [reference])]}} timeZone="Europe/Copenhagen" />),
  ).toBe(
    '<div class="bb-take"><p><a class="bb-reference" href="/takes/nine" data-n="1" aria-describedby="note-1">The count</a>' +
      '</p><ul class="bb-notes"><li id="note-1" class="bb-note bb-note-reference" data-n="1"><span data-href="/takes/nine">' +
      '<span class="bb-note-title">Nine ports</span> <span class="bb-note-kind"><span>Take</span> · <span>supports it</span>' +
      ' · <span>count</span> · <span>5 May 2026</span></span></span></li></ul></div>',
  )
})

test.each([
  ['not public', {...reference, target: null}],
  ['without an address', {...reference, target: {...nine, slug: null}}],
])('a cross-reference to something %s is plain words', (_, mark) => {
  expect(take(block([span('The count', 'm')], [mark]))).toBe('<div class="bb-take"><p>The count</p></div>')
})

test.each([['javascript:alert(1)'], ['java\nscript:alert(1)'], ['data:text/html,x'], ['//elsewhere.example'], [null]])(
  'a link to %j is plain words',
  (href) => {
    expect(take(block([span('here', 'm')], [{_key: 'm', _type: 'link', href}]))).toBe(
      '<div class="bb-take"><p>here</p></div>',
    )
  },
)

test('a source with a hostile address is named and not linked', () => {
  const source = {...census, url: 'javascript:alert(1)'}
  const rendered = take(block([span('Nine', 'm')], [{_key: 'm', _type: 'sourceCitation', source}]))
  expect(rendered).toContain('Harbour Board, <cite>Census</cite>, <time')
  expect(rendered).not.toContain('javascript')
})

test('markup in text stays text', () => {
  expect(take(block([span('<script>alert(1)</script>')]))).toBe(
    '<div class="bb-take"><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></div>',
  )
})

test('unknown blocks render nothing, unknown marks and styles their words', () => {
  const unknown: BodyBlock = {_key: 'p', _type: 'poll'}
  const odd = block([span('words', 'm', 'sparkle')], [{_key: 'm', _type: 'tooltip'}], {style: 'h6x'})
  expect(take(unknown, odd)).toBe('<div class="bb-take"><p>words</p></div>')
})

test('unknown blocks and marks are told to onMissingComponent, by type', () => {
  const missing: string[] = []
  const body = [{_key: 'p', _type: 'poll'}, block([span('words', 'm')], [{_key: 'm', _type: 'tooltip'}])]
  html(<Take value={{body}} onMissingComponent={(_, {type, nodeType}) => missing.push(`${nodeType} ${type}`)} />)
  expect(missing).toEqual(['block poll', 'mark tooltip'])
})

test('lists, headings, quotations and figures of a take', () => {
  const item = (key: string, level: number) => block([span(key)], [], {_key: key, listItem: 'bullet', level})
  const figure = proseSchema.parse([
    {
      _key: 'f',
      _type: 'figure',
      alt: 'A gauge',
      caption: 'The gauge.',
      credit: 'Archive',
      image: {url: 'https://images.example/a.jpg', width: 12, height: 8},
    },
  ])
  expect(
    take(
      block([span('Part')], [], {style: 'h2'}),
      item('one', 1),
      item('two', 2),
      block([span('Said.')], [], {style: 'blockquote', _key: 'q'}),
      ...figure,
    ),
  ).toBe(
    '<div class="bb-take"><h2>Part</h2><ul><li>one<ul><li>two</li></ul></li></ul><blockquote><p>Said.</p></blockquote>' +
      '<figure class="bb-figure"><img src="https://images.example/a.jpg" alt="A gauge" width="12" height="8" ' +
      'loading="lazy"/><figcaption>The gauge. <span class="bb-credit">Archive</span></figcaption></figure></div>',
  )
})

test('a figure with a hostile or missing address renders nothing', () => {
  const figures = proseSchema.parse([
    {_key: 'f', _type: 'figure', image: {url: 'javascript:alert(1)'}},
    {_key: 'g', _type: 'figure', image: null},
  ])
  expect(take(...figures)).toBe('<div class="bb-take"></div>')
})

test('a brief renders its sections in order, the as-of date beside Current state, and says what is empty', () => {
  const value = {
    asOf: {date: '2026-07-01', precision: 'mid' as const},
    sections: [
      {key: 'currentState', heading: 'Current state', kind: 'prose' as const, body: [block([span('So it is.')])]},
      {key: 'history', heading: 'History', kind: 'prose' as const, body: []},
      {key: 'watch', heading: 'What to watch', kind: 'watch' as const, items: []},
    ],
  }
  expect(html(<Brief value={value} />)).toBe(
    '<div class="bb-brief">' +
      '<section id="currentState" class="bb-section" aria-labelledby="currentState-heading">' +
      '<h2 id="currentState-heading">Current state</h2>' +
      '<p class="bb-as-of" data-n="1">As of <time dateTime="2026">mid-2026</time></p><p>So it is.</p></section>' +
      '<section id="history" class="bb-section" aria-labelledby="history-heading"><h2 id="history-heading">History</h2>' +
      '<p class="bb-empty">This section has not been written yet.</p></section>' +
      '<section id="watch" class="bb-section" aria-labelledby="watch-heading"><h2 id="watch-heading">What to watch</h2>' +
      '<p class="bb-empty">No open questions are listed yet.</p></section></div>',
  )
})

test('watch items say their state; a settled one links the take that settled it', () => {
  const item = (_key: string, status: 'open' | 'resolved' | 'moot', more: object = {}) => ({
    _key,
    status,
    resolvedOn: null,
    resolvedBy: null,
    body: [block([span(`Whether ${_key}.`)])],
    ...more,
  })
  const resolvedBy = {_id: 'take-act', _type: 'take' as const, headline: 'It passes', slug: 'passes', publishedAt: null}
  const items = [item('a', 'open'), item('b', 'resolved', {resolvedBy, resolvedOn: '2026-06-12'}), item('c', 'moot')]
  expect(html(<WatchItems value={items} />)).toBe(
    '<ul class="bb-watch"><li data-status="open"><p>Whether a.</p><p class="bb-watch-state"><b>Open</b></p></li>' +
      '<li data-status="resolved"><p>Whether b.</p><p class="bb-watch-state"><b>Settled</b> on 12 June 2026 by ' +
      '<a href="/takes/passes">It passes</a></p></li>' +
      '<li data-status="moot"><p>Whether c.</p><p class="bb-watch-state"><b>No longer in question</b></p></li></ul>',
  )
})

test('every piece can be replaced, and links can lead elsewhere', () => {
  const body = [block([span('The count', 'm')], [reference]), {_key: 'p', _type: 'poll'}]
  expect(
    html(
      <Take
        value={{body}}
        linkTo={({slug}) => `https://other.example/${slug}`}
        components={{
          crossReference: ({children, note}) => (
            <u>
              {children} ({note?.index})
            </u>
          ),
          note: ({note, linkTo}) => <i>{note.kind === 'reference' ? linkTo?.(note.mark.target) : null}</i>,
        }}
        portableText={{types: {poll: () => <hr />}}}
      />,
    ),
  ).toBe(
    '<div class="bb-take"><p><u>The count (1)</u></p><ul class="bb-notes"><li id="note-1" class="bb-note bb-note-reference"' +
      ' data-n="1"><i>https://other.example/nine</i></li></ul><hr/></div>',
  )
})

describe('a frontend that renders blocks itself', () => {
  const cited = (more: object = {}) => block([span('Nine do', 'm')], [{_key: 'm', _type: 'sourceCitation', source: census}], more)
  const item = cited({listItem: 'bullet', level: 1})
  const words = (body: BodyBlock, portableText: PortableTextComponents) => {
    const page = html(<Take value={{body: [body]}} portableText={portableText} onMissingComponent={false} />)
    expect(page.match(/<li id="note-1"/g)).toHaveLength(1)
    return page.replace(/<sup.*<\/sup>/, '¹').replace(/<ul class="bb-notes">.*Census.*?<\/ul>/, '[notes]')
  }

  test.each<[string, BodyBlock, PortableTextComponents, string]>([
    ['one style of them', cited(), {block: {normal: ({children}) => <section>{children}</section>}}, '<section>Nine do¹</section>[notes]'],
    ['another style than this', cited(), {block: {h2: ({children}) => <h3>{children}</h3>}}, '<p>Nine do¹</p>[notes]'],
    ['every style', cited(), {block: ({children}: {children?: ReactNode}) => <section>{children}</section>}, '<section>Nine do¹</section>[notes]'],
    ['a style of its own', cited({style: 'lead'}), {block: {lead: ({children}) => <h4>{children}</h4>}}, '<h4>Nine do¹</h4>[notes]'],
    ['unknown styles', cited({style: 'odd'}), {unknownBlockStyle: ({children}) => <h5>{children}</h5>}, '<h5>Nine do¹</h5>[notes]'],
    ['list items', item, {listItem: ({children}) => <li className="own">{children}</li>}, '<ul><li class="own">Nine do¹[notes]</li></ul>'],
    ['one kind of list item', item, {listItem: {bullet: ({children}) => <li className="own">{children}</li>}}, '<ul><li class="own">Nine do¹[notes]</li></ul>'],
    ['another kind than this', item, {listItem: {number: ({children}) => <b>{children}</b>}}, '<ul><li>Nine do¹[notes]</li></ul>'],
    [
      'unknown list items',
      cited({listItem: 'check', level: 1}),
      {unknownListItem: ({children}) => <li className="own">{children}</li>},
      '<ul><li class="own">Nine do¹[notes]</li></ul>',
    ],
    ['nothing, and a list is of an unknown kind', cited({listItem: 'check', level: 1}), {}, '<ul><li>Nine do¹[notes]</li></ul>'],
    ['nothing, and an item has a style', cited({listItem: 'bullet', level: 1, style: 'h2'}), {}, '<ul><li><h2>Nine do¹</h2>[notes]</li></ul>'],
  ])('keeps their notes, once: %s', (_, body, portableText, expected) => {
    expect(words(body, portableText)).toBe(`<div class="bb-take">${expected}</div>`)
  })
})

test('an as-of without a date renders nothing', () => {
  expect(html(<AsOf value={{date: null, precision: 'month'}} />)).toBe('')
  expect(html(<AsOf value={null} />)).toBe('')
})
