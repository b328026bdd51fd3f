"""The columns of FOCUS, the open form in which cloud providers bill, as a map for ledgers."""

from mofkit.model.ledger_map import AmountColumn, LedgerMap

FOCUS = LedgerMap(
    id="focus",
    decimal=".",
    period_by="month",
    columns={
        "period": "BillingPeriodStart",
        "description": "ServiceName",
        "cost_centre": "SubAccountName",
        "currency": "BillingCurrency",
    },
    amounts=(AmountColumn(column="BilledCost", basis="actual"),),
    constants={
        "category": "outside-services",
        "capital_expense": "expense",
        "direct_indirect": "indirect",
        "fixed_variable": "variable",
        "operational_project": "operational",
    },
)
