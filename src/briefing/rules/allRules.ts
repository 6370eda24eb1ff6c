import type {Rule} from '../rule.ts'
import {absoluteClaim} from './absolute-claim.ts'
import {acronymExpanded} from './acronym-expanded.ts'
import {agentlessEstimate} from './agentless-estimate.ts'
import {anchorTitle} from './anchor-title.ts'
import {asOfOpener} from './as-of-opener.ts'
import {asOfPrecision} from './as-of-precision.ts'
import {bothSides} from './both-sides.ts'
import {briefLength} from './brief-length.ts'
import {clusterStatement} from './cluster-statement.ts'
import {comparisonSource} from './comparison-source.ts'
import {dateConflict} from './date-conflict.ts'
import {dateValid} from './date-valid.ts'
import {dekForm} from './dek-form.ts'
import {dekLength} from './dek-length.ts'
import {directionTension} from './direction-tension.ts'
import {emailSubject} from './email-subject.ts'
import {entityDrift} from './entity-drift.ts'
import {figureMismatch} from './figure-mismatch.ts'
import {figureSource} from './figure-source.ts'
import {figureVsTake} from './figure-vs-take.ts'
import {historyChronology} from './history-chronology.ts'
import {historyDated} from './history-dated.ts'
import {houseStyle} from './house-style.ts'
import {linkDensity} from './link-density.ts'
import {newsletterBlock} from './newsletter-block.ts'
import {numberStyle} from './number-style.ts'
import {openerTracks} from './opener-tracks.ts'
import {paragraphLength} from './paragraph-length.ts'
import {quoteSource} from './quote-source.ts'
import {referenceResolves} from './reference-resolves.ts'
import {relationshipsLinks} from './relationships-links.ts'
import {relativeDate} from './relative-date.ts'
import {rosterStatement} from './roster-statement.ts'
import {rottingWord} from './rotting-word.ts'
import {sectionLength} from './section-length.ts'
import {sectionOrder} from './section-order.ts'
import {sentenceLength} from './sentence-length.ts'
import {staleAsOf} from './stale-as-of.ts'
import {takeContract} from './take-contract.ts'
import {termsDefined} from './terms-defined.ts'
import {titleLength} from './title-length.ts'
import {titleShape} from './title-shape.ts'
import {uncitedTake} from './uncited-take.ts'
import {undatedClaim} from './undated-claim.ts'
import {unreciprocatedLink} from './unreciprocated-link.ts'
import {watchAnswered} from './watch-answered.ts'
import {watchForm} from './watch-form.ts'
import {watchFragment} from './watch-fragment.ts'
import {watchNewSubject} from './watch-new-subject.ts'
import {watchSubject} from './watch-subject.ts'
import {watchWhether} from './watch-whether.ts'

/** Every rule of the house, in the order of the contract's table. */
export const allRules: readonly Rule[] = [
  sectionOrder,
  newsletterBlock,
  openerTracks,
  asOfOpener,
  bothSides,
  termsDefined,
  titleLength,
  titleShape,
  dekLength,
  dekForm,
  emailSubject,
  sectionLength,
  briefLength,
  paragraphLength,
  sentenceLength,
  dateValid,
  historyDated,
  historyChronology,
  relativeDate,
  asOfPrecision,
  dateConflict,
  undatedClaim,
  staleAsOf,
  rottingWord,
  figureSource,
  comparisonSource,
  agentlessEstimate,
  figureMismatch,
  figureVsTake,
  directionTension,
  absoluteClaim,
  referenceResolves,
  relationshipsLinks,
  rosterStatement,
  clusterStatement,
  linkDensity,
  anchorTitle,
  uncitedTake,
  unreciprocatedLink,
  watchForm,
  watchWhether,
  watchFragment,
  watchSubject,
  watchNewSubject,
  watchAnswered,
  houseStyle,
  numberStyle,
  entityDrift,
  quoteSource,
  acronymExpanded,
  takeContract,
]
