import {useTranslation, type DocumentBadgeComponent} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {ReviewSession} from './reviewSession.ts'
import {standingOf} from './standing.ts'
import {useReview} from './useReview.ts'

const colors = {default: undefined, primary: 'primary', positive: 'success', caution: 'warning'} as const

/** The document's state of review beside its title; published and plain drafts are the Studio's own to tell. */
export function createReviewBadge(session: ReviewSession): DocumentBadgeComponent {
  const useReviewBadge: DocumentBadgeComponent = (props) => {
    const {t} = useTranslation(beatbookNamespace)
    const review = useReview(session, props)
    const {state, status} = review
    const isVoid = state.approval !== undefined && !state.approval.stands && state.state !== 'published'
    if (status !== 'ready' || (!isVoid && ['draft', 'published', 'published-with-draft'].includes(state.state))) return null
    const {title, detail, tone} = standingOf(review, t)
    const color = colors[isVoid ? 'caution' : tone]
    return {label: isVoid ? t('badge.void') : title, ...(detail ? {title: detail} : {}), ...(color ? {color} : {})}
  }
  return useReviewBadge
}
