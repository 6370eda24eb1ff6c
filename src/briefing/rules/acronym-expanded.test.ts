import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {acronymExpanded} from './acronym-expanded.ts'

const find = (text: string) => complaints(acronymExpanded, beat({whatItIs: text}))

test.each([
  'The application programming interface is old. The API is closed.',
  'The Organisation of the Petroleum Exporting Countries met. OPEC cut.',
  'The National Health Service (NHS) pays. The NHS is old.',
  'The FCA (Financial Conduct Authority) ruled.',
  'The US, UK, EU, UN, WHO, NATO and the OECD agreed on AI.',
  'Stanford HAI counts.',
  'GPT-5.5, GLM-5.2, COP30 and 40 GW are other things.',
  'FIDE (Fédération Internationale des Échecs) met.',
  'Economists say CBDC, short for central bank digital currency.',
  'Charles II and World War II ended.',
  'It costs NZ$4.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['The NHS pays, and the NHS is old.', ['info: NHS']],
  ['An API-only model is closed.', ['info: API']],
  ['NGOs met.', ['info: NGO']],
  ['Several NGOs met.', ['info: NGO']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
