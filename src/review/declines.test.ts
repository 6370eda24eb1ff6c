import {expect, test} from 'vitest'
import {beat, today, type BeatParts} from '../briefing/fixtures/builders.ts'
import {createLinter} from '../briefing/linter.ts'
import {absoluteClaim} from '../briefing/rules/absolute-claim.ts'
import {dekForm} from '../briefing/rules/dek-form.ts'
import {houseStyle} from '../briefing/rules/house-style.ts'
import {titleLength} from '../briefing/rules/title-length.ts'
import type {Decision} from './decision.ts'
import {canDecline, groundOf, sortFindings} from './declines.ts'

const linter = createLinter({rules: [absoluteClaim, houseStyle, dekForm, titleLength]})
const now = {now: today}

function read(parts: BeatParts) {
  const document = beat({title: 'Rail: who pays', dek: 'Twelve words at the very least stand in this dek about rail.', ...parts})
  const brief = linter.readDocument(document, now)
  if (!brief) throw new Error('the fixture is no beat')
  return {brief, findings: linter.lint(document, now)}
}

function decline(parts: BeatParts, text: string, more: Partial<Decision> = {}): Decision {
  const {brief, findings} = read(parts)
  const finding = findings.find(({place}) => place.text === text)
  if (!finding) throw new Error(`Nothing is found at "${text}"; found: ${findings.map(({place}) => place.text).join(', ')}.`)
  return {
    _id: 'beatbook.decision.beat-own.1',
    document: 'beat-own',
    act: 'decline',
    actor: 'writer',
    at: '2026-07-15T10:00:00Z',
    ruleId: finding.ruleId,
    reason: 'The statute says so.',
    place: groundOf(finding.place, brief),
    ...more,
  }
}

function sorted(parts: BeatParts, ...decisions: Decision[]) {
  const {brief, findings} = read(parts)
  const {open, declined} = sortFindings(findings, decisions, brief)
  return {open: open.map(({place}) => place.text), declined: declined.map(({finding}) => finding.place.text)}
}

const whatItIs = ['Rail is old. A line can never be moved. It costs much.', 'It is an irreversible bet.']

test('is bound to the sentence, with the words in it', () => {
  expect(decline({whatItIs}, 'can never').place).toEqual({
    path: 'whatItIs',
    blockKey: 'whatItIs-0',
    start: 7,
    end: 16,
    text: 'A line can never be moved.',
  })
})

test('a declined finding leaves the open ones', () => {
  expect(sorted({whatItIs}, decline({whatItIs}, 'can never'))).toEqual({open: ['irreversible'], declined: ['can never']})
})

test.each<[string, readonly string[]]>([
  ['other sentences change', ['Rail is very old. A line can never be moved. It pays.', 'It is an irreversible bet.']],
  ['the sentence moves to another paragraph', ['Rail is old.', 'It is an irreversible bet. A line can never be moved.']],
])('stands while %s', (_, later) => {
  expect(sorted({whatItIs: later}, decline({whatItIs}, 'can never'))).toEqual({open: ['irreversible'], declined: ['can never']})
})

test('editing the sentence reopens it', () => {
  const later = ['Rail is old. A built line can never be moved. It costs much.', 'It is an irreversible bet.']
  expect(sorted({whatItIs: later}, decline({whatItIs}, 'can never'))).toEqual({open: ['can never', 'irreversible'], declined: []})
})

test('the same sentence in another section was not declined', () => {
  const decision = decline({whatItIs}, 'can never')
  expect(sorted({whatItIs: 'Rail is old.', history: whatItIs}, decision).declined).toEqual([])
})

test('declining one of two in a sentence leaves the other', () => {
  const two = 'Rail is old! And slow!'
  expect(sorted({whatItIs: two}, decline({whatItIs: two}, '!'))).toEqual({open: ['!'], declined: ['!']})
  const one = 'Rail — slow — is old.'
  const [first] = read({whatItIs: one}).findings
  expect(sorted({whatItIs: one}, decline({whatItIs: one}, first!.place.text))).toEqual({open: ['—'], declined: ['—']})
})

test('a decline on a field is bound to its text', () => {
  const dek = 'Too short.'
  const decision = decline({dek}, '')
  expect(decision.place).toEqual({path: 'dek', start: 0, end: 0, text: 'Too short.'})
  expect(sorted({dek}, decision)).toEqual({open: [], declined: ['']})
  expect(sorted({dek: 'Still too short.'}, decision)).toEqual({open: [''], declined: []})
})

test('an error cannot be declined, whatever a decision says', () => {
  const title = `Rail: ${'who pays '.repeat(12)}`
  const {findings} = read({title})
  expect(findings.map((finding) => [finding.severity, canDecline(finding)])).toEqual([['error', false]])
  expect(sorted({title}, decline({title}, ''))).toEqual({open: [''], declined: []})
})

test('the newest of several declines speaks, and a withdrawn one does not', () => {
  const {brief, findings} = read({whatItIs})
  const first = decline({whatItIs}, 'can never')
  const second = {...first, _id: 'beatbook.decision.beat-own.2', at: '2026-07-15T11:00:00Z', reason: 'Checked.'}
  const withdrawal: Decision = {
    _id: 'beatbook.decision.beat-own.3',
    document: 'beat-own',
    act: 'withdraw',
    actor: 'writer',
    at: '2026-07-15T12:00:00Z',
    inReplyTo: second._id,
  }
  const reasons = (decisions: Decision[]) => sortFindings(findings, decisions, brief).declined.map(({decision}) => decision.reason)
  expect(reasons([second, first])).toEqual(['Checked.'])
  expect(reasons([first, second, withdrawal])).toEqual(['The statute says so.'])
  expect(reasons([{...first, _id: second._id}, withdrawal])).toEqual([])
})

test('gives back the same list when nothing is declined', () => {
  const {brief, findings} = read({whatItIs})
  expect(sortFindings(findings, [], brief).open).toBe(findings)
  expect(sortFindings(findings, [decline({whatItIs: 'It can never end.'}, 'can never')], brief).open).toBe(findings)
})
