import {expect, test} from 'vitest'
import {killAndCompare, pairsPerRound} from './soak/killedLake.ts'

test('after SIGKILL under load, ten times, nothing acknowledged is lost, nothing is halved, and a listener misses nothing', {timeout: 120_000}, async () => {
  expect(await killAndCompare(10)).toBeGreaterThanOrEqual(10 * pairsPerRound)
})
