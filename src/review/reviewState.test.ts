import {expect, test} from 'vitest'
import {beat, today} from '../briefing/fixtures/builders.ts'
import {createLinter} from '../briefing/linter.ts'
import {houseStyle} from '../briefing/rules/house-style.ts'
import {titleLength} from '../briefing/rules/title-length.ts'
import type {Revision} from './lineage.ts'
import {decisionId, type Decision} from './decision.ts'
import {queueStanding} from './queue.ts'
import {approvalsNeeded, reviewState, verdictOf, whatWasRead, type ReviewInput} from './reviewState.ts'
import {canApprove, canPublish, canSubmit, type Actor, type Verdict} from './verdicts.ts'

const linter = createLinter({rules: [houseStyle, titleLength]})
const text = (history: string, more: object = {}) => ({...beat({title: 'Rail: who pays', history, ...more}), _id: 'drafts.beat-own'})
const first = text('The line opened in 1991.')
const second = text('The line opened in 1992.')
const live = (document: object) => ({...document, _id: 'beat-own'})

const wren: Actor = {id: 'wren', roles: ['writer']}
const rosa: Actor = {id: 'rosa', roles: ['reviewer']}
const sven: Actor = {id: 'sven', roles: ['reviewer']}

/** Acts and edits in the order they were made: `['wren', 'edit']`, `['rosa', 'approve', first]`. */
type Step = readonly [actor: string, act: 'edit' | 'publish' | Decision['act'], document?: object, more?: Partial<Decision>]

function story(steps: readonly Step[]): Pick<ReviewInput, 'decisions' | 'revisions' | 'recorded'> {
  const decisions: Decision[] = []
  const revisions: Revision[] = []
  const recorded = new Map<string, number>()
  steps.forEach(([actor, act, document, more = {}], index) => {
    const at = `2026-07-15T10:0${index}:00Z`
    if (act === 'edit' || act === 'publish') {
      revisions.push({id: `r${index}`, author: actor, at, changesText: act === 'edit'})
      return
    }
    const _id = decisionId('beat-own', decisions.length + 1)
    recorded.set(_id, revisions.length)
    const read = document ? {...whatWasRead({...document}, []), revision: revisions.at(-1)?.id} : {}
    decisions.push({_id, document: 'beat-own', act, actor, at, ...read, ...more} as Decision)
  })
  return {decisions, revisions, recorded}
}

function stateOf(document: object | undefined, steps: readonly Step[], more: Partial<ReviewInput> = {}) {
  const shown = document ?? more.published
  const findings = shown ? linter.lint(shown, {now: today}) : []
  return reviewState({...(document ? {document} : {}), ...story(steps), findings, settings: {}, ...more})
}

const codes = ({reasons}: Verdict) => reasons.map(({code}) => code)

test.each<[string, string, object | undefined, readonly Step[], object | undefined]>([
  ['draft', 'a draft that nobody submitted', first, [['wren', 'edit']], undefined],
  ['in-review', 'a submitted draft', first, [['wren', 'edit'], ['wren', 'submit', first]], undefined],
  ['draft', 'a submission taken back', first, [['wren', 'edit'], ['wren', 'submit', first], ['wren', 'withdraw', undefined, {inReplyTo: 'beatbook.decision.beat-own.1'}]], undefined],
  ['in-review', 'a draft edited while in review', second, [['wren', 'edit'], ['wren', 'submit', first], ['wren', 'edit']], undefined],
  ['changes-requested', 'changes asked for', first, [['wren', 'edit'], ['wren', 'submit', first], ['rosa', 'request-changes', first]], undefined],
  ['in-review', 'submitted again after that', second, [['wren', 'edit'], ['rosa', 'request-changes', first], ['wren', 'edit'], ['wren', 'submit', second]], undefined],
  ['approved', 'approved', first, [['wren', 'edit'], ['wren', 'submit', first], ['rosa', 'approve', first]], undefined],
  ['in-review', 'approved, then edited', second, [['wren', 'edit'], ['wren', 'submit', first], ['rosa', 'approve', first], ['wren', 'edit']], undefined],
  ['published', 'published without a draft', undefined, [['wren', 'edit'], ['rosa', 'approve', first], ['rosa', 'publish']], live(first)],
  ['published', 'a draft that reads as what is live', first, [['wren', 'edit'], ['rosa', 'approve', first], ['rosa', 'publish']], live(first)],
  ['published-with-draft', 'a newer draft', second, [['wren', 'edit'], ['wren', 'submit', first], ['rosa', 'approve', first], ['rosa', 'publish'], ['wren', 'edit']], live(first)],
  ['in-review', 'a newer draft submitted', second, [['wren', 'edit'], ['rosa', 'approve', first], ['rosa', 'publish'], ['wren', 'edit'], ['wren', 'submit', second]], live(first)],
])('is %s: %s', (expected, _, document, steps, published) => {
  expect(stateOf(document, steps, published ? {published} : {}).state).toBe(expected)
})

test('authors are those who changed the text since it was last approved by all who were needed', () => {
  const steps: readonly Step[] = [['wren', 'edit'], ['sven', 'edit'], ['rosa', 'approve', first], ['rosa', 'publish'], ['ada', 'edit']]
  expect(stateOf(second, steps).authors).toEqual(['ada'])
  expect(stateOf(second, steps.slice(0, 2)).authors).toEqual(['wren', 'sven'])
  expect(stateOf(second, steps, {settings: {approvals: 2}}).authors).toEqual(['wren', 'sven', 'ada'])
})

test('an approval that was withdrawn, or followed by a request for changes, starts no new round of authors', () => {
  const withdrawn: Step = ['rosa', 'withdraw', undefined, {inReplyTo: 'beatbook.decision.beat-own.1'}]
  expect(stateOf(first, [['wren', 'edit'], ['rosa', 'approve', first], withdrawn]).authors).toEqual(['wren'])
  expect(stateOf(first, [['sven', 'edit'], ['rosa', 'approve', first], ['ada', 'request-changes', first]]).authors).toEqual(['sven'])
})

test('a text that was superseded does not come back approved', () => {
  const steps: readonly Step[] = [['wren', 'edit'], ['rosa', 'approve', first], ['wren', 'edit'], ['sven', 'approve', second], ['wren', 'edit']]
  expect(stateOf(first, steps).approvals).toEqual([])
  expect(stateOf(second, steps).approvals.map(({actor}) => actor)).toEqual(['sven'])
})

test('a forged approval does not stand: other text under the hash, another document’s text, one’s own text', () => {
  const forged = (more: Partial<Decision>) => stateOf(first, [['wren', 'edit'], ['rosa', 'approve', first, more]]).judged[0]?.fault
  expect(forged({content: whatWasRead(second, []).content})).toBe('hash-mismatch')
  expect(forged(whatWasRead({...first, _id: 'beat-other'}, []))).toBe('other-document')
  expect(forged({content: undefined})).toBe('no-content')
  expect(forged({actor: 'wren'})).toBe('author')
  expect(forged({})).toBeUndefined()
})

test('submitting wants warnings mended or declined, and something new', () => {
  const rash = text('The line opened at last!')
  expect(codes(canSubmit(stateOf(rash, [['wren', 'edit']]), wren))).toEqual(['warning'])
  expect(codes(canSubmit(stateOf(first, [['wren', 'edit']]), wren))).toEqual([])
  expect(codes(canSubmit(stateOf(undefined, [], {published: live(first)}), wren))).toEqual(['nothing-new'])
  expect(codes(canSubmit(stateOf(undefined, []), wren))).toEqual(['no-text'])
})

test('approving is for a reviewer who did not write it, once, with every thread closed', () => {
  const edited: readonly Step[] = [['wren', 'edit'], ['sven', 'edit']]
  expect(codes(canApprove(stateOf(first, edited), wren))).toEqual(['not-reviewer', 'author'])
  expect(codes(canApprove(stateOf(first, edited), sven))).toEqual(['author'])
  expect(codes(canApprove(stateOf(first, edited), rosa))).toEqual([])
  const thread: readonly Step[] = [...edited, ['sven', 'comment', undefined, {reason: 'Which line?'}]]
  const {reasons} = canApprove(stateOf(first, thread, {names: new Map([['sven', 'Sven']])}), rosa)
  expect(reasons).toEqual([
    {code: 'open-thread', message: 'A thread is open: "Which line?" (Sven). Resolve it first.', decision: 'beatbook.decision.beat-own.1'},
  ])
  expect(codes(canApprove(stateOf(first, [...edited, ['rosa', 'approve', first]]), rosa))).toEqual(['already-approved'])
})

test('publishing says what is missing: an approval, another one, or one of the text as it is now', () => {
  const messages = (verdict: Verdict) => verdict.reasons.map(({message}) => message)
  expect(messages(canPublish(stateOf(first, [['wren', 'edit']]), rosa))).toEqual(['This text needs an approval before it can go live.'])
  const approved: readonly Step[] = [['wren', 'edit'], ['rosa', 'approve', first]]
  expect(canPublish(stateOf(first, approved), rosa)).toEqual({allowed: true, reasons: []})
  expect(messages(canPublish(stateOf(first, approved, {settings: {approvals: 2}}), rosa))).toEqual([
    'This text needs 2 approvals before it can go live; 1 of 2 have approved it.',
  ])
  expect(messages(canPublish(stateOf(second, approved), rosa))).toEqual([
    'rosa approved another text: since then a date changed ("The line opened in 1991." → "The line opened in 1992."). It has to be approved again.',
  ])
  expect(canPublish(stateOf(second, [], {settings: {approvals: 0}}), rosa).allowed).toBe(true)
})

test('an open error stops a publish, whatever the approval says it knew', () => {
  const long = text('The line opened in 1991.', {title: `Rail: ${'who pays '.repeat(12)}`})
  const verdict = verdictOf(linter.lint(long, {now: today}))
  expect(verdict).toEqual({errors: 1, warnings: 0, infos: 0, ruleIds: ['title-length']})
  expect(codes(canPublish(stateOf(long, [['wren', 'edit'], ['rosa', 'approve', long, {verdict}]]), rosa))).toEqual(['error'])
})

test('a version in a release and the draft beside it have authors, a submission and a state of their own', () => {
  const version = {...second, _id: 'versions.spring.beat-own'}
  const touched = (id: string, author: string, at: string, ...ids: string[]) => ({id, author, at, touched: ids})
  const revisions = [
    touched('r0', 'wren', '2026-07-15T10:00:00Z', first._id),
    touched('r1', 'sven', '2026-07-15T10:01:00Z', version._id),
    touched('r2', 'wren', '2026-07-15T10:02:00Z', first._id),
  ]
  const submit = {_id: decisionId('beat-own', 1), document: 'beat-own', act: 'submit' as const, actor: 'wren', at: '2026-07-15T10:03:00Z', ...whatWasRead(first, []), revision: 'r2'}
  const of = (document: object) => reviewState({document, decisions: [submit], revisions, findings: [], settings: {}})
  expect([of(first).authors, of(first).state, of(first).submitted?.actor]).toEqual([['wren'], 'in-review', 'wren'])
  expect([of(version).authors, of(version).state, of(version).submitted]).toEqual([['wren', 'sven'], 'draft', undefined])
  expect(queueStanding(of(version), rosa).by).toBe('sven')
  expect(queueStanding(of(first), rosa).by).toBe('wren')
})

test('a reviewer overrides an error with a reason, for these words; some errors never', () => {
  const long = text('The line opened in 1991.', {title: `Rail: ${'who pays '.repeat(12)}`})
  const override: Step = ['rosa', 'override', long, {ruleId: 'title-length', reason: 'The act has a long name.'}]
  const overridden = stateOf(long, [['wren', 'edit'], override])
  expect(overridden.overridden.map(({finding, decision}) => [finding.ruleId, decision.actor])).toEqual([['title-length', 'rosa']])
  expect(codes(canSubmit(overridden, wren))).toEqual([])
  const later = {...long, history: second.history}
  expect(stateOf(later, [['wren', 'edit'], override]).overridden).toEqual([])
  const [finding] = linter.lint(long, {now: today})
  const state = stateOf(long, [['wren', 'edit'], ['rosa', 'override', long, {ruleId: 'section-order', reason: 'No.'}]], {findings: [{...finding!, ruleId: 'section-order'}]})
  expect([state.overridden.length, state.open.length]).toEqual([0, 1])
})

test('a thread is closed by its resolve, and open again once that is taken back or answered', () => {
  const opened: readonly Step[] = [['sven', 'comment', undefined, {reason: 'Which line?'}]]
  const root = 'beatbook.decision.beat-own.1'
  const resolved: readonly Step[] = [...opened, ['wren', 'comment', undefined, {reason: 'The first.', inReplyTo: root}], ['rosa', 'resolve', undefined, {inReplyTo: root}]]
  const threads = (steps: readonly Step[]) => stateOf(first, steps).threads.map(({replies, resolved: by}) => [replies.length, by?.actor])
  expect(threads(opened)).toEqual([[0, undefined]])
  expect(threads(resolved)).toEqual([[1, 'rosa']])
  expect(threads([...resolved, ['sven', 'withdraw', undefined, {inReplyTo: 'beatbook.decision.beat-own.3'}]])).toEqual([[1, undefined]])
  expect(threads([...resolved, ['sven', 'comment', undefined, {reason: 'And now?', inReplyTo: root}]])).toEqual([[2, undefined]])
  expect(threads([...opened, ['sven', 'withdraw', undefined, {inReplyTo: root}]])).toEqual([])
  expect(threads([...opened, ['wren', 'withdraw', undefined, {inReplyTo: root}]])).toEqual([[0, undefined]])
})

test('beats and takes need one approval, other types none, unless the settings say otherwise', () => {
  const needed = (approvals: number | Record<string, number> | undefined) =>
    ['beat', 'take', 'subject'].map((type) => approvalsNeeded(approvals === undefined ? {} : {approvals}, type))
  expect(needed(undefined)).toEqual([1, 1, 0])
  expect(needed(2)).toEqual([2, 2, 0])
  expect(needed(0)).toEqual([0, 0, 0])
  expect(needed({beat: 2, subject: 1})).toEqual([2, 1, 1])
})
