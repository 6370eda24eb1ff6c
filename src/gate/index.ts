export {corpusInLake} from './corpusInLake.ts'
export {newsroomGuard, type NewsroomGuardOptions} from './newsroomGuard.ts'
