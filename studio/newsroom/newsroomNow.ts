/** The day the demonstration newsroom lives on. Everything that asks for the time is given this. */
export const newsroomNow = '2026-07-15'

/** A document by which the demonstration newsroom is told from any other. */
export const demonstrationBeat = 'beat-open-vs-closed'
