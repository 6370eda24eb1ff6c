import type {Rule} from '../rule.ts'
import {asOfOpener} from './as-of-opener.ts'
import {dekForm} from './dek-form.ts'
import {figureMismatch} from './figure-mismatch.ts'
import {historyChronology} from './history-chronology.ts'
import {houseStyle} from './house-style.ts'
import {referenceResolves} from './reference-resolves.ts'
import {relativeDate} from './relative-date.ts'
import {sectionLength} from './section-length.ts'
import {sectionOrder} from './section-order.ts'
import {staleAsOf} from './stale-as-of.ts'
import {titleLength} from './title-length.ts'
import {uncitedTake} from './uncited-take.ts'

/** Every rule of the house, in the order of the contract's table. */
export const allRules: readonly Rule[] = [
  sectionOrder,
  asOfOpener,
  titleLength,
  dekForm,
  sectionLength,
  historyChronology,
  relativeDate,
  staleAsOf,
  figureMismatch,
  referenceResolves,
  uncitedTake,
  houseStyle,
]
