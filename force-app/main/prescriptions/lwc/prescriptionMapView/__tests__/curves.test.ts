import { curve } from '../curves.ts';

const box = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 40 });
const frame = { left: 10, right: 500, top: 20, bottom: 400 };

describe('the line between two boxes', () => {
  test('leaves the edge that faces the other box, and is measured from the corner of the frame', () => {
    expect(curve(box(10, 20), box(210, 120), frame)).toBe('M100 20C150 20 150 120 200 120');
  });

  test('runs the other way where the page does', () => {
    expect(curve(box(210, 20), box(10, 20), frame)).toBe('M200 20C150 20 150 20 100 20');
  });
});
