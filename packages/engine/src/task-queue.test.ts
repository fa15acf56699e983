import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.ts';

function setUp() {
  const queue = new TaskQueue();
  const done: string[] = [];
  const task = (name: string) => async () => {
    await Promise.resolve();
    done.push(name);
  };
  return { queue, done, task };
}

describe('TaskQueue', () => {
  it('runs tasks one at a time, in the order they came', async () => {
    const { queue } = setUp();
    let running = 0;
    const task = async (name: string) => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      return name;
    };
    const results = ['a', 'b', 'c'].map((name) => queue.run(() => task(name)));
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
  });

  it('goes on after a task that fails, which alone rejects', async () => {
    const { queue, done, task } = setUp();
    const failing = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(task('next'));
    await expect(failing).rejects.toThrow('no');
    await next;
    expect(done).toEqual(['next']);
  });

  it('runs background tasks when nothing else waits', async () => {
    const { queue, done, task } = setUp();
    await Promise.all([
      queue.run(task('first')),
      queue.run(task('look ahead'), 'background'),
      queue.run(task('second')),
    ]);
    expect(done).toEqual(['first', 'second', 'look ahead']);
  });

  it('lets a running background task give way to what came meanwhile', async () => {
    const { queue, done, task } = setUp();
    let submit: Promise<void> | undefined;
    const lookAhead = queue.run(async () => {
      done.push('look ahead begins');
      submit = queue.run(task('submit'));
      await queue.giveWay();
      done.push('look ahead ends');
    }, 'background');
    await Promise.all([lookAhead, submit]);
    expect(done).toEqual(['look ahead begins', 'submit', 'look ahead ends']);
  });
});
