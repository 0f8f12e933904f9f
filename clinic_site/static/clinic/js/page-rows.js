// Rows of a page, such as its questions: dragged by their handle, or moved by buttons, into their order.
"use strict";

{
  const ROW = ".page-rows .inline-related:not(.empty-form)";
  const positionOf = row => row.querySelector("[name$=-position]");
  const rowsBeside = row => [...row.parentElement.querySelectorAll(`:scope > .inline-related:not(.empty-form)`)];
  const isInOrder = fields => fields.every((field, at) => !at || Number(fields[at - 1].value) < Number(field.value));

  // What was in order already keeps its numbers: a form that nobody changed says nothing new.
  function number(rows) {
    const fields = rows.map(positionOf);
    if (!isInOrder(fields)) fields.forEach((field, at) => { field.value = at + 1; });
  }

  function say(row, rows) {
    const said = row.parentElement.querySelector(".page-rows-said");
    said.textContent = `Now in place ${rows.indexOf(row) + 1} of ${rows.length}.`;
  }

  function put(row, beside, where) {
    window.clinicMoveEditors(row, () => beside[where](row));
    const rows = rowsBeside(row);
    number(rows);
    say(row, rows);
  }

  function moveBy(row, by) {
    const rows = rowsBeside(row);
    const beside = rows[rows.indexOf(row) + by];
    if (beside) put(row, beside, by < 0 ? "before" : "after");
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".page-row-tool[data-by]");
    if (!button) return;
    moveBy(button.closest(ROW), Number(button.dataset.by));
    button.focus();
  });

  let dragged = null;
  document.addEventListener("dragstart", event => {
    if (!event.target.closest?.(".page-row-handle")) return;
    dragged = event.target.closest(ROW);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(dragged, 0, 0);
    dragged.dataset.isDragged = "";
  });
  document.addEventListener("dragend", () => {
    if (dragged) delete dragged.dataset.isDragged;
    dragged = null;
  });
  document.addEventListener("dragover", event => {
    if (dragged && event.target.closest(ROW)?.parentElement === dragged.parentElement) event.preventDefault();
  });
  document.addEventListener("drop", event => {
    const row = dragged && event.target.closest(ROW);
    if (!row || row.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    const { top, height } = row.getBoundingClientRect();
    if (row !== dragged) put(dragged, row, event.clientY < top + height / 2 ? "before" : "after");
  });

  // A row is called as its first field says.
  const firstOf = row => row.querySelector("details input:not([type=hidden])");
  function nameIt(row) {
    const name = firstOf(row)?.value;
    if (name) row.querySelector(".page-row-name").textContent = name;
  }
  document.addEventListener("input", ({ target }) => {
    const row = target.closest(ROW);
    if (row && target === firstOf(row)) nameIt(row);
  });

  // A form that comes back has its rows as they were sent, not in the order that was made of them.
  document.addEventListener("DOMContentLoaded", () => {
    for (const list of document.querySelectorAll(".page-rows fieldset")) {
      const rows = [...list.querySelectorAll(":scope > .inline-related:not(.empty-form)")];
      rows.forEach(nameIt);
      if (!rows.every(positionOf)) continue; // who may only read it
      const inOrder = [...rows].sort((one, other) => positionOf(one).value - positionOf(other).value);
      if (rows.some((row, at) => row !== inOrder[at])) rows.at(-1).after(...inOrder);
    }
  });

  document.addEventListener("formset:added", ({ target }) => {
    if (!target.matches(ROW)) return;
    number(rowsBeside(target));
    firstOf(target).focus();
  });
}
