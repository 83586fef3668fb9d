import { afterPaint, afterPanels, panelLoaded, panelLoads } from '../afterPaint.ts';

describe('tasks for after the frame', () => {
  let frames: (() => void)[];
  const frame = () => frames.splice(0).forEach((callback) => callback());

  beforeEach(() => {
    jest.useFakeTimers();
    frames = [];
    jest
      .spyOn(globalThis, 'requestAnimationFrame')
      .mockImplementation((callback) => frames.push(callback as () => void));
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('run once, in their order, when the frame is painted', () => {
    const ran: string[] = [];
    afterPaint(() => ran.push('one'));
    afterPaint(() => ran.push('two'));
    expect(ran).toEqual([]);
    frame();
    // Its animation callbacks come before it is painted.
    expect(ran).toEqual([]);
    jest.advanceTimersByTime(10);
    expect(ran).toEqual(['one', 'two']);
    jest.advanceTimersByTime(5_000);
    expect(ran).toHaveLength(2);
  });

  it('run in a hidden tab too, which draws no frames', () => {
    const task = jest.fn();
    afterPaint(task);
    jest.advanceTimersByTime(1_000);
    frame();
    jest.advanceTimersByTime(1_000);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('run after the first data of all panels is painted', () => {
    const [one, other] = [{}, {}];
    const task = jest.fn();
    panelLoads(one);
    panelLoads(other);
    afterPanels(task);
    panelLoaded(one);
    panelLoaded(one);
    frame();
    jest.advanceTimersByTime(5_000);
    expect(task).not.toHaveBeenCalled();
    panelLoaded(other);
    frame();
    jest.advanceTimersByTime(10);
    expect(task).toHaveBeenCalledTimes(1);
    // No panel loads any more.
    afterPanels(task);
    frame();
    jest.advanceTimersByTime(10);
    expect(task).toHaveBeenCalledTimes(2);
  });
});
