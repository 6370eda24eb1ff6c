import {useGoToPlace} from '../briefing/useGoToPlace.ts'
import type {OpenDocument} from '../briefing/openDocument.ts'
import type {Place} from '../../src/briefing/index.ts'
import type {RelatedSession} from './relatedSession.ts'

/** Takes the reader to a place of the document on the screen. */
export function useGoTo({editors}: RelatedSession, document: OpenDocument): (place: Place) => void {
  return useGoToPlace({editors}, document)
}
