import {useCallback, useLayoutEffect, useMemo, useRef} from 'react'
import {PatchEvent, set, setIfMissing, unset, useClient, useCurrentUser, useTranslation, type FormPatch, type Path} from 'sanity'
import type {Finding, Fix, Place} from '../../src/briefing/index.ts'
import {repair, type BlockChange, type Repair} from '../../src/briefing/repair.ts'
import type {Decision} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {patchesOf} from './blockPatches.ts'
import type {BriefingSession} from './briefingSession.ts'
import {newKey} from './newKey.ts'
import {readerOf, type OpenDocument} from './openDocument.ts'
import {fieldOfPlace, toPath, valueAt} from './paths.ts'
import {useCorpus} from './useBriefing.ts'
import {useGoToField, useGoToPlace} from './useGoToPlace.ts'
import {useSteadyCallback} from './useSteadyCallback.ts'
import {useWhereabouts} from './useWhereabouts.ts'

/** Why a fix was not made. */
export type Refusal = Extract<Repair, {kind: 'refused'}>['reason'] | 'readOnly'

/** What an editor can do about a finding. */
export interface FindingActions {
  readonly goTo: (place: Place) => void
  readonly goToField: (path: Path) => void
  /** Gives the focus back to the editor that holds the place, where its caret is. */
  readonly returnTo: (place: Place) => void
  /** Makes the fix for a finding at `place`, or says why not. */
  readonly apply: (fix: Fix, place: Place) => Refusal | undefined
  /** Puts a reason on record; rejects when the lake refuses it. */
  readonly decline: (finding: Finding, reason: string) => Promise<void>
  readonly reopen: (decline: Decision) => Promise<void>
}

export function useFindingActions(session: BriefingSession, document: OpenDocument): FindingActions {
  const {t} = useTranslation(beatbookNamespace)
  const whereabouts = useWhereabouts(session.contract)
  const takeTo = useGoToPlace(session, document)
  const goToField = useSteadyCallback(useGoToField(document))
  const corpus = useCorpus(session)
  const decisions = session.decisions(useClient({apiVersion: '2025-02-19'}))
  const actor = useCurrentUser()?.id ?? ''

  // The actions stay the same while somebody writes, or every key would draw every finding anew.
  const latest = useRef({document, corpus})
  useLayoutEffect(() => {
    latest.current = {document, corpus}
  }, [document, corpus])
  const say = useCallback((text: string, changes = true) => session.announcer.did(document.id, text, changes), [session, document.id])

  const goTo = useSteadyCallback((place: Place) => {
    takeTo(place)
    if (place.document === undefined || place.document === document.id) say(t('said.at', {where: whereabouts(place)}), false)
  })
  const apply = useCallback(
    (fix: Fix, place: Place) => {
      const refused = applyFix(fix, place, session, latest.current.document)
      if (refused === undefined) say(t('said.done', {fix: fix.title}))
      return refused
    },
    [session, say, t],
  )
  const returnTo = useCallback(
    (place: Place) => session.editors.focus(document.id, fieldOfPlace(place)),
    [session, document.id],
  )
  const decline = useCallback(
    async (finding: Finding, reason: string) => {
      const {document: current, corpus: known} = latest.current
      const place = session.ground(finding, current.value, known)
      const act = {document: current.id, documentType: current.type, act: 'decline' as const, ruleId: finding.ruleId, reason}
      await decisions.record(place ? {...act, place} : act, actor)
      say(t('said.declined'))
    },
    [session, decisions, actor, say, t],
  )
  const reopen = useCallback(
    async ({_id, ruleId}: Decision) => {
      const act = {document: document.id, documentType: document.type, act: 'withdraw' as const, inReplyTo: _id}
      await decisions.record(ruleId === undefined ? act : {...act, ruleId}, actor)
      say(t('said.reopened'))
    },
    [document.id, document.type, decisions, actor, say, t],
  )
  return useMemo(() => ({goTo, goToField, returnTo, apply, decline, reopen}), [goTo, goToField, returnTo, apply, decline, reopen])
}

/**
 * In an open editor the fix is one undo step and the caret stays; elsewhere it is a patch to the document. A field that
 * is set from a sentence is taken back by the next undo in that sentence's editor.
 */
function applyFix(fix: Fix, place: Place, {editors}: BriefingSession, document: OpenDocument): Refusal | undefined {
  if (document.readOnly) return 'readOnly'
  const result = repair(fix, readerOf(document, editors), newKey)
  if (result.kind === 'refused') return result.reason
  if (result.kind === 'field') {
    const path = toPath(result.path)
    const before = valueAt(document.value, result.path)
    document.onChange(PatchEvent.from([...missingParents(result.path), set(result.value, path)]))
    const takeBack = before === undefined ? unset(path) : set(before, path)
    editors.onNextUndo(document.id, fieldOfPlace(place), () => document.onChange(PatchEvent.from([takeBack])))
    return undefined
  }
  const rest = result.changes.filter(({field, before, after}) => !editors.change(document.id, toPath(field), before, after))
  if (rest.length > 0) document.onChange(PatchEvent.from(rest.flatMap(patchesOf)))
  return undefined
}

function missingParents(path: BlockChange['field']): FormPatch[] {
  return path.length === 2 && path.every((segment) => typeof segment === 'string') ? [setIfMissing({}, toPath(path.slice(0, 1)))] : []
}
