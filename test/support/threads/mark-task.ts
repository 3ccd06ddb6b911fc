/** What a thread does with the marks that it shares with the test. */
export interface MarkTask {
  readonly marks: Int32Array;
  readonly kind: 'native' | 'checkpoints' | 'deaf' | 'hungry' | 'mark';
}

/** Places of the marks: the thread has begun; native work has begun; it has ended. */
export const Mark = { begun: 0, nativeBegun: 1, nativeEnded: 2 } as const;
