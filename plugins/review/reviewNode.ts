import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import type {DefaultDocumentNodeResolver} from 'sanity/structure'
import {checkedTypes} from '../briefing/briefingSession.ts'
import {ReviewScreen} from './ReviewScreen.tsx'

/**
 * Puts the reviewer's screen beside the form of beats and takes:
 * `structureTool({defaultDocumentNode: beatbookDocumentNode})`. Its address is the form's with `,view=review`.
 */
export const beatbookDocumentNode: DefaultDocumentNodeResolver = (S, {schemaType}) =>
  checkedTypes.includes(schemaType)
    ? S.document().views([
        S.view.form(),
        S.view.component(ReviewScreen).id('review').title('Review').icon(EyeOpenIcon),
      ])
    : S.document()
