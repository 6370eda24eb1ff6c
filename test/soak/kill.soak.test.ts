import {expect, test} from 'vitest'
import {killAndCompare, pairsPerRound} from './killedLake.ts'

test('after SIGKILL under load, 100 times, nothing acknowledged is lost, nothing is halved, and a listener misses nothing', async () => {
  expect(await killAndCompare(100)).toBeGreaterThanOrEqual(100 * pairsPerRound)
})
