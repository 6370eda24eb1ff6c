import type {SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {createNewsroomChanges, type Changed} from './newsroomChanges.ts'

function line() {
  let hear: (event: object) => void = () => {}
  const subscribe = (observer: {next: (event: object) => void}) => {
    hear = (event) => observer.next(event)
    return {unsubscribe: () => {}}
  }
  return {client: {listen: () => ({subscribe})} as unknown as SanityClient, say: (event: object) => hear(event)}
}

test('the first welcome has everything read again at once; later news is gathered', () => {
  const {client, say} = line()
  const told: Changed[] = []
  const later: (() => void)[] = []
  const changes = createNewsroomChanges(client, (work) => later.push(work))
  changes.follow((changed) => told.push(changed))
  expect(told).toEqual([])
  say({type: 'welcome'})
  expect(told).toEqual(['all'])
  say({type: 'mutation', documentId: 'drafts.rail'})
  say({type: 'mutation', documentId: 'tidal'})
  expect(told).toEqual(['all'])
  later.shift()!()
  expect(told).toEqual(['all', new Set(['drafts.rail', 'tidal'])])
  say({type: 'reconnect'})
  expect(changes.line.get()).toBe('down')
  say({type: 'welcome'})
  later.shift()!()
  expect(told.at(-1)).toBe('all')
  expect(changes.line.get()).toBe('up')
})
