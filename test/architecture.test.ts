import {globSync, readFileSync} from 'node:fs'
import {dirname, join, normalize, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Which of our rooms a room may import, besides itself. */
const mayImport: Record<string, readonly string[]> = {
  'src/text': [],
  'src/contract': ['src/text'],
  'src/briefing': ['src/text', 'src/contract'],
  'src/related': ['src/text'],
  'src/coverage': ['src/text', 'src/contract', 'src/briefing', 'src/related'],
  'src/review': ['src/text', 'src/contract', 'src/briefing'],
  'src/queries': ['src/text', 'src/contract'],
  'src/react': ['src/queries', 'src/contract'],
  'src/email': ['src/queries', 'src/react', 'src/contract', 'src/review'],
  'src/mailroom': ['src/email', 'src/queries', 'src/contract', 'src/briefing', 'src/review', 'src/text'],
  'src/site': [],
  'src/lake': [],
  'src/gate': ['src/text', 'src/contract', 'src/briefing', 'src/review', 'src/lake'],
  'src/cli': ['src/text', 'src/contract', 'src/briefing', 'src/related', 'src/coverage', 'src/review', 'src/lake', 'src/gate', 'src/mailroom', 'studio'],
  schemas: ['src/contract'],
  plugins: ['schemas', 'src/text', 'src/contract', 'src/briefing', 'src/related', 'src/coverage', 'src/review', 'src/queries', 'src/email'],
  studio: ['plugins', 'schemas', 'src/contract', 'src/lake', 'src/gate', 'src/mailroom', 'src/site', 'src/briefing', 'src/review', 'src/text'],
}

const pureRooms = ['src/text', 'src/contract', 'src/briefing', 'src/related', 'src/coverage', 'src/review']
/** Packages that need no platform; parse5 reads HTML the same in browsers and Node, without a DOM. */
const purePackages = new Set(['zod', 'modern-ahocorasick', '@sanity/diff-match-patch', '@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'parse5'])
const clocksAndDice = /\bnew Date\(\)|\bDate\.now\b|\bperformance\.now\b|\bMath\.random\b|\bcrypto\./

const importForms =
  /^(?:import|export)\s+(?:type\s+)?[\w*{][^'"=()]*\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm

interface Import {
  readonly file: string
  readonly room: string
  readonly specifier: string
}

const files = globSync(`{${Object.keys(mayImport).join(',')}}/**/*.{ts,tsx}`, {cwd: root}).filter(
  (file) => !/\.test\.tsx?$|\.bench\.ts$|\.d\.ts$/.test(file),
)

test('the walk sees the house, and every form of import', () => {
  expect(files.length).toBeGreaterThan(30)
  const source = "import 'a'\nimport type {B} from 'b'\nexport {\n  C,\n} from 'c'\nconst d = await import('d')\nconst e = 'import from'"
  expect([...source.matchAll(importForms)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic)).toEqual(['a', 'b', 'c', 'd'])
})

test('each room imports only the rooms below it', () => {
  const forbidden = imports().flatMap(({file, room, specifier}) => {
    const target = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : undefined
    const targetRoom = target ? roomOf(target) : undefined
    return targetRoom && targetRoom !== room && !mayImport[room]?.includes(targetRoom) ? [`${file} → ${target}`] : []
  })
  expect(forbidden).toEqual([])
})

test('the pure rooms import no platform, no React and no sanity', () => {
  const forbidden = imports()
    .filter(({room, specifier}) => pureRooms.includes(room) && !specifier.startsWith('.') && !purePackages.has(specifier))
    .map(({file, specifier}) => `${file} → ${specifier}`)
  expect(forbidden).toEqual([])
})

test('what renders in browsers too imports nothing of Node', () => {
  const rooms = ['src/react', 'src/email']
  const forbidden = imports().filter(({room, specifier}) => rooms.includes(room) && /^(node:|nodemailer|hono)/.test(specifier))
  expect(forbidden).toEqual([])
})

test('the pure rooms read no clock and throw no dice', () => {
  const readers = files.filter(
    (file) => pureRooms.includes(roomOf(file) ?? '') && clocksAndDice.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
  )
  expect(readers).toEqual([])
})

test('the site imports only what the package publishes', () => {
  const outside = imports()
    .filter(({room, specifier}) => room === 'src/site' && specifier.startsWith('.'))
    .filter(({file, specifier}) => relative('src/site', normalize(join(dirname(file), specifier))).startsWith('..'))
    .map(({file, specifier}) => `${file} → ${specifier}`)
  expect(outside).toEqual([])
})

function imports(): Import[] {
  return files.flatMap((file) => {
    const room = roomOf(file)
    const source = withoutComments(readFileSync(join(root, file), 'utf8'))
    const specifiers = [...source.matchAll(importForms)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '')
    return room ? specifiers.map((specifier) => ({file, room, specifier})) : []
  })
}

function roomOf(file: string): string | undefined {
  return Object.keys(mayImport).find((room) => file.startsWith(`${room}/`))
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
