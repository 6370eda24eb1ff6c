import {useEffect, useState, type ReactNode} from 'react'
import {LoadingBlock, useCommentsEnabled, useFeatureEnabled, useSource, type DocumentLayoutProps} from 'sanity'

/** How long a document is held back for the sake of its comments, in milliseconds. */
const patience = 10_000

/**
 * Puts a document's pane up when it is known that it has comments, and not before. The Studio draws every newly opened
 * document without comments, and again with them up to a second and more later, as a new pane: whoever was typing
 * by then lost the caret and the state of the field. (Read in sanity 6.16: the features come in an effect, as a deferred
 * value, and `CommentsWrapper` gives the pane another parent then.) A document whose features cannot be had, or not
 * in time, is shown without comments.
 */
export function CommentsKnown(props: DocumentLayoutProps): ReactNode {
  const {documentId, documentType} = props
  const {enabled: known} = useCommentsEnabled()
  const {error} = useFeatureEnabled('studioComments')
  const wanted = useSource().document.comments.enabled({documentId, documentType})
  const [late, setLate] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])

  return known || !wanted || error || late ? props.renderDefault(props) : <LoadingBlock />
}
