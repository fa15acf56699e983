import { expect, test } from 'vitest';
import { limitParallel } from './limit-parallel.ts';

/** Tasks that end when they are told to, and the order in which they began. */
function holdTasks(count: number) {
  const began: number[] = [];
  const tasks = Array.from({ length: count }, (_, index) => {
    let finish = (): void => undefined;
    let fail = finish;
    const ended = new Promise<number>((resolve, reject) => {
      finish = () => resolve(index);
      fail = () => reject(new Error(`task ${index}`));
    });
    const run = () => {
      began.push(index);
      return ended;
    };
    return { run, finish, fail };
  });
  return { began, tasks };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('runs no more tasks at a time than it may, and the next as one ends', async () => {
  const { began, tasks } = holdTasks(4);
  const limit = limitParallel(2);
  const results = tasks.map(({ run }) => limit(run));
  await turn();
  expect(began).toEqual([0, 1]);
  tasks[1]?.finish();
  await turn();
  expect(began).toEqual([0, 1, 2]);
  for (const task of tasks) task.finish();
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
});

test('goes on behind a task that failed', async () => {
  const { tasks } = holdTasks(2);
  const limit = limitParallel(1);
  const results = tasks.map(({ run }) => limit(run));
  tasks[0]?.fail();
  tasks[1]?.finish();
  await expect(results[0]).rejects.toThrow('task 0');
  await expect(results[1]).resolves.toBe(1);
});

test('keeps its limit for tasks that come later', async () => {
  const limit = limitParallel(1);
  await limit(() => Promise.resolve());
  const { began, tasks } = holdTasks(2);
  const results = tasks.map(({ run }) => limit(run));
  await turn();
  expect(began).toEqual([0]);
  for (const task of tasks) task.finish();
  await Promise.all(results);
});
