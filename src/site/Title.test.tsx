import type {ContentSourceMap} from '@sanity/client'
import {stegaClean, stegaEncodeSourceMap} from '@sanity/client/stega'
import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {Title} from './Title.tsx'

const whereTitlesAre: ContentSourceMap = {
  documents: [{_id: 'beat-tides', _type: 'beat'}],
  paths: ["$['title']"],
  mappings: {"$['title']": {type: 'value', source: {type: 'documentValue', document: 0, path: 0}}},
}

test.each([
  ['Tide data: who reads the gauges', '<h1>Tide data<span class="colon">: </span><span class="consequence">who reads the gauges</span></h1>'],
  ['Tide data', '<h1>Tide data</h1>'],
])('readers get "%s" in plain characters', (title, html) => {
  expect(renderToStaticMarkup(<Title>{title}</Title>)).toBe(html)
})

test.each([
  ['Tide data: who reads the gauges', /^<h1>Tide data(.*)<span class="colon">: <\/span><span class="consequence">who reads the gauges(.*)<\/span><\/h1>$/u],
  ['Tide data', /^<h1>Tide data(.*)<\/h1>$/u],
])('in a preview each half of "%s" names its field', (title, shape) => {
  const {title: marked} = stegaEncodeSourceMap({title}, whereTitlesAre, {enabled: true, studioUrl: '/'})
  const invisible = marked.slice(title.length)
  const html = renderToStaticMarkup(<Title>{marked}</Title>)
  expect(invisible).not.toBe('')
  expect(stegaClean(invisible)).toBe('')
  const [, ...ends] = shape.exec(html) ?? []
  expect(ends.length).toBeGreaterThan(0)
  expect(ends.every((end) => end === invisible)).toBe(true)
})
