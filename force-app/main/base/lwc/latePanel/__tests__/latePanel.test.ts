import { createElement, LightningElement } from 'lwc';
import LatePanel from 'c/latePanel';
import { askToMend } from 'c/mendRequests';
import { whenSeen } from 'c/whenSeen';
import { DEAL, settled } from '../../../../../test/jest/deal.ts';

jest.mock('c/whenSeen', () => ({ whenSeen: jest.fn(() => () => {}) }));

let panel: InstanceType<typeof LatePanel>;

describe('a panel without anything to load', () => {
  it('says so and takes no request', async () => {
    class Probe extends LatePanel {
      constructor() {
        super();
        // eslint-disable-next-line @typescript-eslint/no-this-alias
        panel = this;
      }
    }
    // As in the App Builder, where there is no record.
    const element = createElement('c-probe', { is: Probe });
    document.body.appendChild(element);
    expect(whenSeen).not.toHaveBeenCalled();
    await panel.load();
    expect(panel.sentences).toEqual(['There is nothing to load.']);
    expect(panel.takes({ on: 'lines' })).toBe(false);
    element.remove();
  });
});

describe('a panel with something to load', () => {
  it('keeps what it was asked for until its part is there, and forgets a failure', async () => {
    class Probe extends LatePanel {
      constructor() {
        super();
        // eslint-disable-next-line @typescript-eslint/no-this-alias
        panel = this;
      }
      fetch() {
        return Promise.resolve({ default: LightningElement });
      }
      takes() {
        return true;
      }
    }
    const element = createElement('c-probe', { is: Probe }) as HTMLElement & { recordId: string };
    element.recordId = DEAL;
    document.body.appendChild(element);
    panel.sentences = ['Away.'];
    expect(panel.handleMend({ on: 'lines' })).toBe(true);
    await settled();
    expect(panel.part).toBe(LightningElement);
    expect(panel.sentences).toEqual([]);
    const heard = jest.fn((event: Event) => event.preventDefault());
    window.addEventListener('diagnosefirst__mend', heard);
    panel.passOn();
    panel.passOn();
    window.removeEventListener('diagnosefirst__mend', heard);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(askToMend({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });
});
