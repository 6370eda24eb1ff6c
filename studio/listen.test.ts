import {Hono} from 'hono'
import {expect, test} from 'vitest'
import {listenOn, PortInUseError} from './listen.ts'

const app = new Hono().get('/', (context) => context.text('here'))
const request = {name: 'site', port: 0, variable: 'BEATBOOK_SITE_PORT', command: 'npm start'}

test('serves on loopback and stops', async () => {
  const server = await listenOn(app, request)
  expect(await (await fetch(server.url)).text()).toBe('here')
  await server.close()
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})

test('a port in use is one line that says which, and how to choose another', async () => {
  const server = await listenOn(app, request)
  const port = Number(new URL(server.url).port)
  const second = listenOn(app, {...request, port})
  await expect(second).rejects.toThrow(PortInUseError)
  await expect(second).rejects.toThrow(
    `Port ${port}, where the site should answer, is in use. Stop what uses it, or choose another: BEATBOOK_SITE_PORT=${port + 10} npm start`,
  )
  await server.close()
})
