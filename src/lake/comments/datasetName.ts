/** The dataset beside `dataset` that holds the Studio's comments. */
export function commentsDataset(dataset: string): string {
  return `${dataset}-comments`
}
