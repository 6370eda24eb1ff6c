import {useEffect, useState} from 'react'
import type {StoryMap} from '../../src/coverage/storyMap.ts'
import {layOutMap, type MapLayout} from './mapLayout.ts'
import {betweenTasks} from './newsroomSession.ts'

/** The map laid out between other work; undefined until it is, and the last one while a newer is on its way. */
export function useMapLayout(map: StoryMap | undefined): {readonly map: StoryMap; readonly layout: MapLayout} | undefined {
  const [laidOut, setLaidOut] = useState<{map: StoryMap; layout: MapLayout}>()
  useEffect(() => {
    if (!map) return undefined
    let isWanted = true
    const lay = async () => {
      const layout = await layOutMap(map, {pause: betweenTasks, clock: () => performance.now(), isWanted: () => isWanted})
      if (layout && isWanted) setLaidOut({map, layout})
    }
    void lay()
    return () => {
      isWanted = false
    }
  }, [map])
  return laidOut
}
