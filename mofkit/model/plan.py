"""A plan: one scenario turned into tasks, one for each action of its tables."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from mofkit.model.record import Day, Flag, Kind, Part, PersonRef, Reader, Record

TaskStatus = Literal["todo", "doing", "done", "skipped"]


class Task(Part):
    """What one reader does; its id is the id of the scenario's action."""

    id: str = Field(min_length=1, description="The action of the scenario that it carries out.")
    reader: Reader = Field(description="Which reader does it.")
    what: str = Field(min_length=1, description="The action in words, as it was when the plan was started.")
    optional: Flag = Field(False, description="Whether the job aid only asks to consider it.")
    owner: PersonRef = Field("", description="The one person who does it.")
    due: Day | None = Field(None, description="The day by which it is done.")
    status: TaskStatus = Field("todo", description="todo, doing, done or skipped.")
    reason: str = Field("", description="Why it was skipped.")
    done_on: Day | None = Field(None, description="The day it was done.")
    evidence: str = Field("", description="What shows that it was done.")
    note: str = Field("", description="Anything else.")

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.status in ("todo", "doing")


class PlanStep(Part):
    """One step of the scenario with its tasks."""

    id: str = Field(min_length=1, description="The step of the scenario.")
    title: str = Field("", description="The step in words.")
    tasks: tuple[Task, ...] = Field((), description="Its tasks, in the order of the table.")


class Plan(Record):
    """A scenario as work: who does what by when, and how far it is."""

    scenario: str = Field(min_length=1, description="The scenario, by its slug.")
    started: Day | None = Field(None, description="The day from which dates were proposed.")
    days_per_step: int = Field(14, ge=1, le=366, description="The pace: how many days a step takes.")
    reason: str = Field("", description="Why this scenario, if the triage said another.")
    steps: tuple[PlanStep, ...] = Field((), description="The steps in order.")

    def tasks(self) -> Iterator[tuple[str, PlanStep, Task]]:
        """Each task with the dotted field where it is written, and its step."""
        for step_at, step in enumerate(self.steps):
            for task_at, task in enumerate(step.tasks):
                yield f"steps.{step_at}.tasks.{task_at}", step, task


KIND = Kind("plan", "plans", Plan, "plans/*.yaml", "a scenario turned into tasks with owners and dates")
