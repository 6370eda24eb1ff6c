import {expect, test} from 'vitest'
import {createAnnouncer} from './announcer.ts'

/** An announcer whose time passes at will, and all it said about one document. */
function start() {
  let waiting: (() => void) | undefined
  const waits: number[] = []
  const announcer = createAnnouncer((work, milliseconds) => {
    waiting = work
    waits.push(milliseconds)
    return () => (waiting = undefined)
  })
  const heard: string[] = []
  announcer.subscribe(() => void heard.push(announcer.get('beat-a')))
  const pass = () => waiting?.()
  return {heard, pass, waits, announcer, did: (text: string) => announcer.did('beat-a', text, true), stands: (text: string) => announcer.stands('beat-a', text)}
}

test('how a document stands is said once it has settled, and not again while it stays so', () => {
  const {heard, pass, stands} = start()
  stands('1 blocking.')
  stands('2 blocking.')
  expect(heard).toEqual([])
  pass()
  stands('2 blocking.')
  pass()
  expect(heard).toEqual(['2 blocking.'])
})

test('what comes and goes before anyone could hear of it is not said', () => {
  const {heard, pass, stands} = start()
  stands('1 blocking.')
  pass()
  stands('2 blocking.')
  stands('1 blocking.')
  pass()
  expect(heard).toEqual(['1 blocking.'])
})

test('an act is said with what it led to, in one breath', () => {
  const {heard, pass, did, stands} = start()
  stands('2 blocking.')
  pass()
  did('Declined.')
  stands('1 blocking.')
  pass()
  did('Declined.')
  pass()
  expect(heard).toEqual(['2 blocking.', 'Declined. 1 blocking.', 'Declined.'])
})

test('the same act twice is heard twice', () => {
  const {heard, pass, did} = start()
  did('At History.')
  pass()
  did('At History.')
  pass()
  expect(heard).toEqual(['At History.', 'At History.\u00a0'])
})

test('an act waits for what it leads to, a jump for nothing', () => {
  const {announcer, waits, pass, did, stands} = start()
  announcer.did('beat-a', 'At History.', false)
  pass()
  did('Declined.')
  stands('1 blocking.')
  expect(waits).toEqual([200, 2000, 200])
})
