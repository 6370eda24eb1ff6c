/**
 * The one tag that every query result carries and every live event names, so that a frontend refetches after any
 * change: coarse, and never wrong.
 */
export const liveTag = 's1:all'
