import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {dateValid} from './date-valid.ts'

const find = (text: string) => complaints(dateValid, beat({history: text}))

test.each([
  'The port opened on 29 February 2024 and closed on 30 September 2025.',
  'In June 2026 ministers approved a dam that opens in 2031.',
  'Parliament voted in May 2026 to end coal power by 2035.',
  'The club signed a lease until 2040 and a loan that was due in December 2027.',
  'According to a memo by Tiber brokers dated 28 August 2025, most leases run out in 2031.',
  'The council set a target of 40 percent for 2030.',
  'FIFA awarded the 2034 World Cup to Saudi Arabia on 11 December 2024.',
  'On 3 September 2026 the court hears the appeal.',
  'The trial, postponed in May 2026, begins in January 2027.',
  'The bank raised its forecast for 2027 in March 2026.',
  'The judge ordered a hearing in October 2026.',
  'The board approved a referendum on 4 October 2026, and FIFA named the host of the cup in 2030.',
  'The judge set the hearing for the spring and named a second one on 4 October 2026.',
  'The council raised the levy to pay for a bridge on 1 March 2027.',
  'The club won the right to host the final in 2027.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['The port opened on 31 April 2024.', ['error: 31 April 2024']],
  ['The port opened on 29 February 2023.', ['error: 29 February 2023']],
  ['The strike began on June 31 and ended in Q5 2024.', ['error: June 31', 'error: Q5 2024']],
  ['The log says 2024-13-02.', ['error: 2024-13-02']],
  ['In March 2027 the port closed.', ['error: March 2027']],
  ['The council raised the levy on 1 March 2027.', ['error: 1 March 2027']],
  ['The board approved the merger on 4 August 2026.', ['error: 4 August 2026']],
  ['A second report came out in September 2027.', ['error: September 2027']],
  ['The port closed in March 2027.', ['error: March 2027']],
  ['By August 2027 the council had closed the port.', ['error: August 2027']],
  ['The council raised the levy to £29 on 1 March 2027 and blamed fuel.', ['error: 1 March 2027']],
  ['The ministry awarded a set of slots on 4 December 2026 after a vote.', ['error: 4 December 2026']],
  ['The ministry said on 4 December 2026 that the dam leaks.', ['error: 4 December 2026']],
  ['The first ship (May 2028, 40,000 tonnes) was a tanker.', ['error: May 2028']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
