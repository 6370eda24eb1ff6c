import {spawn} from 'node:child_process'
import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {createServer, type Server} from 'node:http'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished, test} from 'vitest'
import {installPacked} from '../../studio/packedInstall.ts'
import {launchBrowser} from './browser.ts'

const sanity = fileURLToPath(new URL('../../node_modules/.bin/sanity', import.meta.url))

const config = `import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {beatbook} from 'sanity-plugin-beatbook'
export default defineConfig({name: 'elsewhere', projectId: 'abcd1234', dataset: 'production', plugins: [structureTool(), beatbook()]})
`
const cli = `import {defineCliConfig} from 'sanity/cli'
export default defineCliConfig({api: {projectId: 'abcd1234', dataset: 'production'}, deployment: {autoUpdates: false}})
`

test('the worker of the packed package answers in a Studio that "sanity build" made elsewhere', async () => {
  await using install = await installPacked()
  const {project, manifest} = install
  const dependencies = {[manifest.name]: '*', ...manifest.peerDependencies}
  await writeFile(join(project, 'package.json'), JSON.stringify({name: 'elsewhere', private: true, type: 'module', dependencies}))
  await writeFile(join(project, 'sanity.config.ts'), config)
  await writeFile(join(project, 'sanity.cli.ts'), cli)
  expect(await built(project)).toEqual([0, expect.any(String)])

  const dist = join(project, 'dist')
  const scripts = globSync('static/*.js', {cwd: dist})
  const file = scripts.find((script) => script.includes('relatedWorker'))
  const callers = await Promise.all(scripts.map((script) => readFile(join(dist, script), 'utf8')))
  expect(callers.filter((code) => code.includes(`new Worker(new URL(\`/${file}\``))).toHaveLength(1)

  const server = await serve(dist)
  onTestFinished(() => void server.close())
  const chromium = await launchBrowser()
  onTestFinished(() => chromium.close())
  const page = await (await chromium.newContext()).newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as {port: number}).port}/`)
  const heard = await page.evaluate(
    (address) =>
      new Promise<unknown[]>((resolve) => {
        const messages: unknown[] = []
        const worker = new Worker(address, {type: 'module'})
        worker.addEventListener('error', ({message}) => resolve([message]))
        worker.addEventListener('message', ({data}) => {
          if (messages.push(data) === 2) resolve(messages)
          else worker.postMessage({id: 1, request: {type: 'change', put: [{_id: 'take-1', _type: 'take', _rev: 'a', headline: 'One'}], remove: []}})
        })
      }),
    `/${file}`,
  )
  expect(heard).toEqual([{ready: true}, {id: 1, answer: {stories: 1, version: 1}}])
  expect(chromium.outbound).toEqual([])
}, 600_000)

/** The exit code of `sanity build`, and what it printed. */
function built(project: string): Promise<[code: number | null, output: string]> {
  return new Promise((resolve) => {
    const child = spawn(sanity, ['build', '--yes'], {cwd: project, env: {...process.env, NODE_OPTIONS: '', CI: '1'}})
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.once('exit', (code) => resolve([code, output]))
  })
}

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/') return void response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>')
    readFile(join(folder, request.url ?? '')).then(
      (body) => response.setHeader('Content-Type', 'text/javascript').end(body),
      () => response.writeHead(404).end(),
    )
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
