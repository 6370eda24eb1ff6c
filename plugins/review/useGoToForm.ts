import {useCallback} from 'react'
import {pathToString, stringToPath} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import type {PathSegment} from '../../src/briefing/index.ts'
import {toPath} from '../briefing/paths.ts'

/** Leaves the review screen for the form, with a field open. */
export function useGoToForm(): (path: string | readonly PathSegment[], blockKey?: string) => void {
  const {params, setParams} = usePaneRouter()
  return useCallback(
    (path, blockKey) => {
      const field = typeof path === 'string' ? stringToPath(path) : toPath(path)
      const whole = blockKey === undefined ? field : [...field, {_key: blockKey}]
      const {view: _view, ...others} = params ?? {}
      setParams({...others, path: pathToString(whole)})
    },
    [params, setParams],
  )
}
