import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'

interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer<ArrayBuffer>
}

/** The stylesheet and the fonts it names, each under an address made from its content. */
export interface SiteAssets {
  readonly stylesheet: string
  /** Fonts that every page uses, to be loaded before the stylesheet asks for them. */
  readonly preload: readonly string[]
  readonly byPath: ReadonlyMap<string, Asset>
}

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,' +
  'U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,' +
  'U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

const fonts = [
  {family: 'Source Serif 4', name: 'source-serif-4', axis: 'opsz', style: 'normal', preload: true},
  {family: 'Source Serif 4', name: 'source-serif-4', axis: 'opsz', style: 'italic', preload: false},
  {family: 'Inter', name: 'inter', axis: 'wght', style: 'normal', preload: true},
] as const
const subsets = [
  {subset: 'latin', range: latin},
  {subset: 'latin-ext', range: latinExtended},
] as const

let loaded: SiteAssets | undefined

/** Reads the stylesheet and the fonts once in the life of the process. */
export function siteAssets(): SiteAssets {
  loaded ??= readAssets()
  return loaded
}

function readAssets(): SiteAssets {
  const {resolve} = createRequire(import.meta.url)
  const byPath = new Map<string, Asset>()
  const add = (name: string, extension: string, type: string, body: Buffer<ArrayBuffer>) => {
    const path = `/assets/${name}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${extension}`
    byPath.set(path, {path, type, body})
    return path
  }

  const preload: string[] = []
  const faces = fonts.flatMap((font) =>
    subsets.map(({subset, range}) => {
      const file = `${font.name}-${subset}-${font.axis}-${font.style}`
      const source = resolve(`@fontsource-variable/${font.name}/files/${file}.woff2`)
      const path = add(file, 'woff2', 'font/woff2', readFileSync(source))
      if (font.preload && subset === 'latin') preload.push(path)
      return (
        `@font-face{font-family:'${font.family}';font-style:${font.style};font-weight:200 900;font-display:swap;` +
        `src:url(${path}) format('woff2');unicode-range:${range}}`
      )
    }),
  )
  const written = readFileSync(new URL('./site.css', import.meta.url), 'utf8')
  const css = [...faces, written, marginPlaces(marginLimit)].join('\n')
  const stylesheet = add('site', 'css', 'text/css; charset=utf-8', Buffer.from(css))
  return {stylesheet, preload, byPath}
}

const marginLimit = 120

/**
 * Ties each margin note to its words and to the note before it, by CSS anchors. Anchors need a name each, hence rules
 * for every note up to the limit; one beyond it stands where its paragraph ends.
 */
function marginPlaces(limit: number): string {
  const rules = Array.from({length: limit}, (_, place) => place + 1).map((n) => {
    const words = `.bb-brief [data-n="${n}"]:not(.bb-note,.bb-as-of),.bb-take [data-n="${n}"]:not(.bb-note)`
    const note = `.bb-note[data-n="${n}"],.bb-as-of[data-n="${n}"]`
    const place = `${note}{anchor-name:--n${n};--above:--n${n - 1}}`
    return `${words}{anchor-name:--w${n}}${place}.bb-note[data-n="${n}"]{--words:--w${n}}`
  })
  return `@supports (anchor-name:--a){@media screen and (min-width:68rem){${rules.join('')}}}`
}
