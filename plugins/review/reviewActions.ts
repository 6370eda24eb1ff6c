import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {TaskIcon} from '@sanity/icons/Task'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useTranslation, type DocumentActionComponent} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import {canSubmit} from '../../src/review/index.ts'
import {useSteadyCallback} from '../briefing/useSteadyCallback.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {reasonOf} from './reasonOf.ts'
import type {ReviewSession} from './reviewSession.ts'
import {useReview} from './useReview.ts'
import {useReviewActs} from './useReviewActs.ts'

declare module 'sanity' {
  interface DocumentActionKeys {
    beatbookReview: never
    beatbookSubmit: never
  }
}

/** Two ways in from the document's menu: the reviewer's screen, and handing the text in. */
export function createReviewActions(session: ReviewSession): readonly DocumentActionComponent[] {
  const useOpenReview: DocumentActionComponent = () => {
    const {t} = useTranslation(beatbookNamespace)
    const {params, setParams} = usePaneRouter()
    const onHandle = useSteadyCallback(() => setParams({...params, view: 'review'}))
    if (params?.view === 'review') return null
    return {label: t('action.review'), icon: EyeOpenIcon, onHandle}
  }
  useOpenReview.action = 'beatbookReview'
  useOpenReview.displayName = 'BeatbookReviewAction'

  const useSubmit: DocumentActionComponent = (props) => {
    const {t} = useTranslation(beatbookNamespace)
    const {push} = useToast()
    const review = useReview(session, props)
    const acts = useReviewActs(session, review)
    const [busy, setBusy] = useState(false)
    const {state, actor, status} = review
    const submit = async () => {
      setBusy(true)
      try {
        await acts.submit()
        push({status: 'success', title: t('bar.submitted')})
      } catch (error) {
        push({status: 'error', title: reasonOf(error, t)})
      } finally {
        setBusy(false)
      }
    }
    const onHandle = useSteadyCallback(() => void submit())
    if (state.state === 'published' || state.state === 'in-review' || state.state === 'approved') return null
    const {allowed, reasons} = canSubmit(state, actor)
    return {
      label: t('bar.submit'),
      icon: TaskIcon,
      disabled: busy || status !== 'ready' || !allowed,
      title: allowed ? undefined : t('action.submitBlocked', {message: reasons[0]?.message ?? '', count: reasons.length - 1}),
      onHandle,
    }
  }
  useSubmit.action = 'beatbookSubmit'
  useSubmit.displayName = 'BeatbookSubmitAction'

  return [useOpenReview, useSubmit]
}
