// The form of a photo: its focal point is set on the picture, and the crops show what they keep.
"use strict";

{
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const within = (value, most) => Math.min(Math.max(0, value), most);

  // The same arithmetic as crop_of() on the server, in the percents of object-position.
  function positionOf(crop, size, point) {
    const sides = [Number(crop.dataset.across), Number(crop.dataset.down)];
    const unit = Math.min(size[0] / sides[0], size[1] / sides[1]);
    const percents = sides.map((side, axis) => {
      const kept = side * unit;
      const spare = size[axis] - kept;
      const start = within(size[axis] * point[axis] / 100 - kept / 2, spare);
      return spare > 0 ? 100 * start / spare : 50;
    });
    return `${percents[0]}% ${percents[1]}%`;
  }

  function enable(desk) {
    const picture = desk.querySelector("[data-picture]");
    const marker = desk.querySelector("[data-marker]");
    const status = desk.querySelector("[data-status]");
    const inputs = ["x", "y"].map(axis => document.getElementById(`id_focal_${axis}`));
    const size = [Number(desk.dataset.width), Number(desk.dataset.height)];
    let point = [Number(desk.dataset.x), Number(desk.dataset.y)];
    const inWords = () => `${point[0]} percent from the left, ${point[1]} percent from the top`;

    function show() {
      for (const crop of desk.querySelectorAll("[data-across]")) {
        crop.style.objectPosition = positionOf(crop, size, point);
      }
      if (!marker) return;
      [marker.style.left, marker.style.top] = point.map(value => `${value}%`);
      marker.setAttribute("aria-label", `Focal point: ${inWords()}. The arrow keys move it.`);
    }

    function moveTo(wanted) {
      point = wanted.map(value => within(Math.round(value), 100));
      inputs.forEach((input, axis) => { input.value = point[axis]; });
      show();
    }

    function moveToPointer(event) {
      const box = picture.getBoundingClientRect();
      moveTo([
        100 * (event.clientX - box.left) / box.width,
        100 * (event.clientY - box.top) / box.height,
      ]);
    }

    function moveByKey(event) {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      moveTo(point.map((value, axis) => value + step[axis] * (event.shiftKey ? 10 : 1)));
      status.textContent = inWords();
    }

    function listen() {
      // A click without a pointer, by the Enter key, has no place.
      picture.addEventListener("click", event => { if (event.detail > 0) moveToPointer(event); });
      marker.addEventListener("pointerdown", event => marker.setPointerCapture(event.pointerId));
      marker.addEventListener("pointermove", event => {
        if (marker.hasPointerCapture(event.pointerId)) moveToPointer(event);
      });
      marker.addEventListener("keydown", moveByKey);
      for (const input of inputs) {
        input.addEventListener("input", () => {
          point = inputs.map(field => within(Number(field.value), 100));
          show();
        });
      }
    }

    show();
    if (!marker) return;
    listen();
    marker.hidden = false;
    desk.querySelector("[data-hint]").hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-focal-point]").forEach(enable);
  });
}
