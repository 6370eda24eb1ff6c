import {expect, test} from 'vitest'
import {missingFormerSlugs} from './formerSlugs.ts'

const at = (current: string, ...formerSlugs: string[]) => ({slug: {current}, formerSlugs})

test.each([
  ['a draft never published', null, at('new'), undefined],
  ['an unchanged address', at('old'), at('old'), undefined],
  ['a changed address', at('old'), at('new'), ['old']],
  ['one that is named already', at('old'), at('new', 'old'), undefined],
  ['one more after others', at('old', 'older'), at('new', 'older'), ['older', 'old']],
  ['a way back to a former address', at('new', 'old'), at('old', 'old'), ['new']],
  ['an address changed back before publishing', at('old'), at('old', 'old'), []],
  ['an address that is being typed anew', at('old'), {formerSlugs: []}, undefined],
])('%s', (_, published, draft, wanted) => {
  expect(missingFormerSlugs(published, draft)).toEqual(wanted)
})
