import {afterAll, beforeAll, expect, test} from 'vitest'
import {packageChecks} from '../studio/packageChecks.ts'
import {installPacked, type PackedInstall} from '../studio/packedInstall.ts'

let install: PackedInstall

beforeAll(async () => {
  install = await installPacked()
}, 120_000)

afterAll(() => install[Symbol.asyncDispose]())

test.each(packageChecks)('the packed package $name', {timeout: 60_000}, async ({problems}) => {
  expect(await problems(install)).toEqual([])
})
