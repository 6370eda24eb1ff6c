import {execFile} from 'node:child_process'
import {readdir, readFile} from 'node:fs/promises'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'

const program = `
  const renderers = await import('sanity-plugin-beatbook/react')
  const react = await import('react')
  console.log(JSON.stringify({server: react.useState === undefined && react.createContext === undefined, brief: typeof renderers.Brief}))
`

/** Bundlers of server components resolve React without state, effects and context; what asks for them there fails as it is read. */
test('the renderers load where React has neither state nor context', async () => {
  const options = ['--conditions=react-server', '--conditions=beatbook-source', '--import', './studio/tsx-loader.ts', '--input-type=module', '-e', program]
  const {stdout} = await promisify(execFile)(process.execPath, options)
  expect(JSON.parse(stdout)).toEqual({server: true, brief: 'function'})
})

test('none of them asks for state, effects or context of its own', async () => {
  const folder = new URL('.', import.meta.url)
  const files = (await readdir(folder)).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  expect(files.length).toBeGreaterThan(10)
  for (const name of files) expect(await readFile(new URL(name, folder), 'utf8'), name).not.toMatch(/\buse(?:State|Effect|LayoutEffect|Context|Reducer|Ref|SyncExternalStore)\(|createContext|'use client'/)
})
